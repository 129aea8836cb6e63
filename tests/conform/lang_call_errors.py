# The messages of wrong calls
def f(a, b, *, c): pass
def g(a, /, b=1): pass
def h(): pass
def v(*args, k): pass
class A:
    def m(self, x): pass
    def noself(): pass
    @classmethod
    def cm(cls, a): pass
    @staticmethod
    def sm(a): pass
    def __init__(self, x): pass
class E: pass
for label, call in {
    "f()": lambda: f(), "f(1)": lambda: f(1), "f(1,2)": lambda: f(1, 2), "f(1,2,3)": lambda: f(1, 2, 3), "f(1,2,c=3,d=4)": lambda: f(1, 2, c=3, d=4), "f(1,b=1,a=2,c=3)": lambda: f(1, b=1, a=2, c=3),
    "f(1,2,3,c=4)": lambda: f(1, 2, 3, c=4), "g(a=1)": lambda: g(a=1), "g()": lambda: g(), "g(1,2,3)": lambda: g(1, 2, 3), "h(1)": lambda: h(1), "h(x=1)": lambda: h(x=1), "v()": lambda: v(), "v(1,2)": lambda: v(1, 2),
    "A()": lambda: A(), "A(1,2)": lambda: A(1, 2), "A(1).m()": lambda: A(1).m(), "A(1).m(1,2)": lambda: A(1).m(1, 2), "A(1).noself()": lambda: A(1).noself(), "A.m()": lambda: A.m(), "A.cm()": lambda: A.cm(), "A.sm()": lambda: A.sm(), "E(1)": lambda: E(1),
    "f(*5)": lambda: f(*5), "f(**5)": lambda: f(**5), "f(**{1:2})": lambda: f(**{1: 2}), "f(a=1,**{'a':2})": lambda: f(a=1, **{"a": 2}), "lambda": lambda: (lambda x: x)(), "5()": lambda: 5(), "'a'()": lambda: "a"(), "None()": lambda: None(),
    "len()": lambda: len(), "len(1,2)": lambda: len(1, 2), "len(5)": lambda: len(5), "int('x')": lambda: int("x"), "int('1',50)": lambda: int("1", 50), "print(z=1)": lambda: print(z=1), "sorted()": lambda: sorted(), "sorted([1],1)": lambda: sorted([1], 1), "max()": lambda: max(), "max([])": lambda: max([]), "sum('ab')": lambda: sum("ab"), "sum(['a'])": lambda: sum(["a"]),
    "range()": lambda: range(), "range('a')": lambda: range("a"), "range(1,2,0)": lambda: range(1, 2, 0), "[].append()": lambda: [].append(), "[].append(1,2)": lambda: [].append(1, 2), "''.join([1])": lambda: "".join([1]), "''.join(5)": lambda: "".join(5), "{}.get()": lambda: {}.get(), "zip(5)": lambda: zip(5), "enumerate()": lambda: enumerate(), "isinstance(1,'a')": lambda: isinstance(1, "a"), "round('a')": lambda: round("a"), "ord('ab')": lambda: ord("ab"), "chr(-1)": lambda: chr(-1), "abs('a')": lambda: abs("a"), "open('x')": lambda: 0, "input(1,2)": lambda: 0, "iter(5)": lambda: iter(5), "next([])": lambda: next([]), "next(iter([]))": lambda: next(iter([])), "hash([])": lambda: hash([]), "float('x')": lambda: float("x"), "dict([1])": lambda: dict([1]), "dict([(1,2,3)])": lambda: dict([(1, 2, 3)]), "set(5)": lambda: set(5), "tuple(5)": lambda: tuple(5), "bytes('a')": lambda: bytes("a"), "super()": lambda: super(), "type()": lambda: type(), "object(1)": lambda: object(1), "str(1,2)": lambda: str(1, 2), "bool(1,2)": lambda: bool(1, 2), "getattr(1)": lambda: getattr(1), "pow(2,-1,4)": lambda: pow(2, -1, 4), "divmod(1,0)": lambda: divmod(1, 0), "'a'.split(1)": lambda: "a".split(1), "'a'.split('')": lambda: "a".split(""), "'abc'.index('z')": lambda: "abc".index("z"), "'a'.upper(1)": lambda: "a".upper(1), "[1].remove(2)": lambda: [1].remove(2), "[].pop()": lambda: [].pop(), "[1].pop(5)": lambda: [1].pop(5), "{}.pop('a')": lambda: {}.pop("a"), "{}.popitem()": lambda: {}.popitem(), "set().pop()": lambda: set().pop(), "{1}.remove(2)": lambda: {1}.remove(2), "[1].index(2)": lambda: [1].index(2), "[1,'a'].sort()": lambda: [1, "a"].sort(), "[1].sort(lambda)": lambda: [1].sort(lambda x: x)}.items():
    try:
        print(label, "->", call())
    except Exception as e:
        print(label, "->", type(e).__name__, e)
