# What beginners do wrong in classes, each with its message.
import dataclasses


class NoSelf:
    def greet():
        return "hi"

    def add(a, b):
        return a + b


class ForgotInit:
    def _init_(self, x):
        self.x = x


class NoSuper(list):
    def __init__(self, name):
        self.name = name


class Parent:
    def __init__(self, n):
        self.n = n


class Child(Parent):
    def __init__(self):
        self.m = 1


class ReturnsFromInit:
    def __init__(self):
        return 5


class BadRepr:
    def __repr__(self):
        return 5


class BadStr:
    def __str__(self):
        print("str", end=" ")


class BadBool:
    def __bool__(self):
        return "yes"


class BadLen:
    def __len__(self):
        return -1


class BadLen2:
    def __len__(self):
        return 1.5


class BadHash:
    def __hash__(self):
        return "x"


class BadEq:
    def __eq__(self, o):
        return self.x == o.x


class BadIter:
    def __iter__(self):
        return [1, 2]


class BadContains:
    def __contains__(self, x):
        raise KeyError(x)


class PropertyLoop:
    def __init__(self):
        self.x = 1

    @property
    def x(self):
        return self._x


class Counter:
    count = 0

    def __init__(self):
        count += 1


class Shape:
    def area(self):
        raise NotImplementedError


class CallsAttr:
    name = "n"

    def size(self):
        return 5


class ExitNoArgs:
    def __enter__(self):
        return self

    def __exit__(self):
        pass


class Frozen:
    def __setattr__(self, k, v):
        raise AttributeError(f"can't set {k}")

    def __init__(self):
        self.a = 1


def with_exit():
    with ExitNoArgs():
        pass


tries = [lambda: NoSelf().greet(), lambda: NoSelf().add(1, 2), lambda: NoSelf().add(1), lambda: ForgotInit(3), lambda: NoSuper("x").append(1), lambda: NoSuper([1, 2]), lambda: Child().n, lambda: ReturnsFromInit(), lambda: repr(BadRepr()), lambda: str(BadStr()), lambda: f"{BadRepr()}", lambda: bool(BadBool()), lambda: len(BadLen()), lambda: len(BadLen2()), lambda: bool(BadLen()), lambda: {BadHash(): 1}, lambda: hash(BadEq()), lambda: BadEq() == BadEq(), lambda: BadEq() == 5, lambda: list(BadIter()), lambda: 5 in BadContains(), lambda: PropertyLoop(), lambda: Counter(), lambda: Shape().area(), lambda: CallsAttr().name(), lambda: CallsAttr().size + 1, lambda: CallsAttr.size(), lambda: CallsAttr().Size(), lambda: with_exit(), lambda: Frozen(), lambda: Parent().n, lambda: Parent(n=1).n(), lambda: Parent.n, lambda: Child(5), lambda: Parent(1) + Parent(2), lambda: Parent(1) < Parent(2), lambda: Parent(1)[0], lambda: Parent(1)(), lambda: len(Parent(1)), lambda: iter(Parent(1)), lambda: Parent(1) @ 2, lambda: -Parent(1), lambda: int(Parent(1)), lambda: "x" + Parent(1), lambda: "%d" % Parent(1), lambda: [1, 2][Parent(1)], lambda: range(Parent(1)), lambda: "a".join([Parent(1)]), lambda: sum([Parent(1)]), lambda: abs(Parent(1)), lambda: round(Parent(1)), lambda: issubclass(Parent(1), Parent), lambda: isinstance(1, Parent(1)), lambda: super().x, lambda: raise_it(), lambda: dataclasses.replace(Parent(1), n=2), lambda: f"{Parent(1):>5}", lambda: format(Parent(1), "d"), lambda: setattr(5, "x", 1), lambda: delattr(Parent(1), "q"), lambda: object().x, lambda: setattr(object(), "x", 1), lambda: Parent.__init__(5, 1), lambda: list.append({}, 1), lambda: str.upper(5), lambda: Parent(1) in Parent(2), lambda: Parent(1) | Parent(2), lambda: Parent | int, lambda: Parent[int], lambda: {Parent(1)} == 1, lambda: next(Parent(1)), lambda: [*Parent(1)], lambda: dict(**Parent(1)), lambda: print(*Parent(1))]
for i, f in enumerate(tries):
    try:
        print(i, f())
    except Exception as e:
        print(f"{i} {type(e).__name__}: {e}")
try:
    class Loop(Loop): pass
except NameError as e:
    print(e)
try:
    class Two(Parent, Parent): pass
except TypeError as e:
    print(e)
try:
    class Order(object, Parent): pass
except TypeError as e:
    print(e)
try:
    class FromInstance(Parent(1)): pass
except TypeError as e:
    print(e)
try:
    class FromFunc(len): pass
except TypeError as e:
    print(e)
Counter()
