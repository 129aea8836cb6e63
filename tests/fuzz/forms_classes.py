"""What the grammar of forms draws of classes and of what makes them.
Topics are written as in forms_functions.py.
"""

INHERITANCE = ("""\
class A<<||(object)>>:
    tag = 'A'
    ? def __init__(self<<||, x=1||, x>>):
        print('A init')
        self.x = <<1||'x'>>
    def who(self): return ['A']
    ? def __repr__(self): return f'<{type(self).__name__}>'
class B(A):
    ? tag = 'B'
    def who(self): return ['B'] + <<super().who()||A.who(self)||super(B, self).who()||super().nope()||super(B).who()>>
    ? def __init__(self, *args, **kw):
        print('B init', args, kw)
        super().__init__(<<||*args||*args, **kw||1, 2>>)
class C(A):
    def who(self): return ['C'] + super().who()
    ? @property
    def p(self): return super().p
class D(<<B, C||C, B||A, C||B||C, A||B, C, A>>):
    def who(self): return ['D'] + super().who()
    ? @classmethod
    def make(cls, *args): return cls(*args)
    ? @staticmethod
    def add(a, b=1): return a + b
    ? def __init_subclass__(cls, **kw): print('sub', cls.__name__, kw)
    ? p = property(lambda self: 'p', <<None||lambda self, v: print('set', v)>>, None, 'docs')
""", [
    "D().who()", "B().who()", "A().who()", "[k.__name__ for k in D.__mro__]", "D.__bases__", "D.mro()", "D.tag", "D().x", "D(1).x", "D(1, 2)", "D(x=2)", "D(y=2)", "A(1)", "A()", "B(1)", "B(k=2)",
    "D.make()", "D.make(1)", "D().make().who()", "D.add(1)", "D.add(1, 2)", "D().add(1, b=3)", "D.add()", "D().p", "C().p", "d = D()\nd.p = 1", "d = D()\ndel d.p", "D.p.__doc__", "D.p.fget(1)", "D.p.fset",
    "isinstance(D(), A), issubclass(D, C), isinstance(D(), (int, B))", "issubclass(1, A)", "isinstance(1, 2)", "isinstance(1, (int, 2))", "isinstance(1, 'int')", "issubclass(A, [B])", "super().who()", "super(B, D()).who()", "super(D, A()).who()", "super(A, D).who", "super(1, 2)", "super(B, D()).nope", "super(B, D()).tag", "super(int, 1).__add__(2)",
    "class E(A, B): pass", "class E(A, A): pass", "class E(A, object): pass\nprint(E.__mro__[-1])", "class E(object, A): pass", "class E(5): pass", "class E(nope): pass", "class E(None): pass", "class E('A'): pass", "class E(len): pass", "class E(bool): pass", "class E(type(None)): pass", "class E(range): pass", "class E(slice): pass", "class E(type(len)): pass", "class E(int, str): pass", "class E(A, int): pass\nprint(E(), isinstance(E(), int))", "class E(A()): pass", "class E(*[A]): pass\nprint(E.__bases__)", "class E(A, k=1): pass", "class E(D, k=1): pass", "class E(D): pass", "class E(metaclass=5): pass", "class E(metaclass=type): pass\nprint(E)", "class E(A, **{'k': 1}): pass", "class E(list[int]): pass\nprint(E.__bases__, E.__orig_bases__)",
    "D.who()", "D.who(1)", "D.who(D())", "D().who(1)", "d = D()\nd.who = lambda: 'own'\nprint(d.who())", "d = D()\nd.z = 5\nprint(vars(d).get('z'), d.__dict__.keys())", "D.z = 6\nprint(D().z)", "del D.z", "del D.z", "del D().x", "D().nope", "D.nope", "D.x", "D().__class__", "D.__name__, D.__qualname__, D.__module__", "D.__dict__['who'].__name__", "D.__dict__['q'] = 1", "vars(D)['who'] = 1", "D.__doc__", "D.__name__ = 'Renamed'\nprint(D, D())" , "D.__name__ = 1", "D.__name__ = 'D'", "d = D()\nd.__class__ = A\nprint(type(d).__name__)", "d = D()\nd.__class__ = int", "d = D()\nd.__class__ = 5", "1 .__class__ = A", "d = D()\nd.__dict__ = {'a': 1}\nprint(d.a)", "d = D()\nd.__dict__ = 5", "type(D()) is D", "D() == D()", "D() < D()", "D() + 1", "1 + D()", "D()()", "D()[0]", "len(D())", "iter(D())", "for x in D(): pass", "with D(): pass", "hash(D()) and 1", "bool(D())", "-D()", "int(D())", "float(D())", "str(D())[:3]", "repr(D)", "format(D(), 'x')", "f'{D():x}'", "D()[0] = 1", "del D()[0]", "1 in D()", "D() @ D()", "a = D()\na += 1", "abs(D())", "round(D())", "reversed(D())", "next(D())", "sorted([D(), D()])", "max(D(), D())", "sum([D()])", "range(D())", "[1][D()]", "'%d' % D()", "chr(D())", "D() in [D()]", "A.who.__qualname__, D().who.__func__.__name__, D().who.__self__.__class__.__name__", "D().who == D().who", "repr(D().who)[:20]", "A.who is A.who", "D.__subclasses__()", "object()", "object(1)", "object().x = 1", "object.__new__(D).__class__", "object.__new__(1)", "object.__new__()", "object.__new__(int)", "object.__init__(D(), 1)", "A.__new__(A, 1, 2)", "A.__init__()", "A.__eq__(A(), 1)", "type('T', (A,), {'t': 1})().t", "type('T', (), {})", "type('T')", "type('T', A, {})", "type('T', (A,), [])", "type(1, (), {})", "type('T', (1,), {})", "type()", "type(1, 2)", "A.__init_subclass__()", "D.__class__", "D.__class__ = 5", "dir(A())[-3:]", "getattr(A(), 'nope', 'dflt')", "getattr(A(), 1)", "setattr(A(), 'q')", "hasattr(A, 'who')", "delattr(A, 'nope')", "setattr(A, 1, 2)", "A.who.x = 1", "A().who.x = 1", "A().who.__name__ = 'k'", "callable(A), callable(A()), callable(A().who)",
])

DUNDERS = ("""\
class V:
    def __init__(self, v=<i>): self.v = v
    ? def __repr__(self): return <<f'V({self.v})'||5||None||self.v||'é' * 2||1 / 0>>
    ? def __str__(self): return <<'str'||self.v||b'x'||repr(self)>>
    ? def __eq__(self, o): return <<self.v == getattr(o, 'v', o)||NotImplemented||'eq'||None>>
    ? def __ne__(self, o): return <<True||NotImplemented>>
    ? def __hash__(self): return <<hash(self.v)||5||-1||'h'||2**70||None||True>>
    ? def __lt__(self, o): return <<self.v < o.v||NotImplemented||'lt'||[]>>
    ? def __gt__(self, o): return <<'gt'||NotImplemented>>
    ? def __le__(self, o): return <<'le'||NotImplemented>>
    ? def __len__(self): return <<3||0||-1||'x'||2**80||True||1.5||None||self>>
    ? def __bool__(self): return <<True||False||1||None||'x'||self>>
    ? def __getitem__(self, k): return <<(k, 'item')||[1, 2, 3][k]||self.v[k]||getattr(self, k)>>
    ? def __setitem__(self, k, v): print('set', k, v)
    ? def __delitem__(self, k): print('del', k)
    ? def __contains__(self, k): return <<True||'yes'||None||[]>>
    ? def __iter__(self): return <<iter([1, 2])||self||5||[1]||(yield 1)||None>>
    ? def __next__(self): <<raise StopIteration||return 1 / 0||return self.v>>
    ? __iter__ = None
    ? def __call__(self, *a, **k): return 'call', a, k
    ? def __add__(self, o): return <<('add', o)||NotImplemented||self.v + o||V(self.v + 1)>>
    ? def __radd__(self, o): return <<('radd', o)||NotImplemented>>
    ? def __sub__(self, o): return <<('sub', o)||NotImplemented>>
    ? def __rsub__(self, o): return <<('rsub', o)||NotImplemented>>
    ? def __mul__(self, o): return 'mul', o
    ? __rmul__ = __add__ = None
    ? def __pow__(self, o, m=None): return 'pow', o, m
    ? def __rpow__(self, o): return 'rpow', o
    ? def __truediv__(self, o): return 'div', o
    ? def __rtruediv__(self, o): return 'rdiv', o
    ? def __floordiv__(self, o): return 'floordiv', o
    ? def __mod__(self, o): return 'mod', o
    ? def __rmod__(self, o): return 'rmod', o
    ? def __divmod__(self, o): return 'divmod', o
    ? def __and__(self, o): return 'and', o
    ? def __ror__(self, o): return 'ror', o
    ? def __lshift__(self, o): return 'lshift', o
    ? def __rxor__(self, o): return 'rxor', o
    ? def __matmul__(self, o): return 'matmul', o
    ? def __neg__(self): return <<'neg'||NotImplemented>>
    ? def __invert__(self): return 'inv'
    ? def __abs__(self): return 'abs'
    ? def __round__(self, *n): return 'round', n
    ? def __int__(self): return <<7||'x'||True||1.5||None>>
    ? def __float__(self): return <<1.5||2||'f'>>
    ? def __index__(self): return <<1||2||'x'||True||-1||2**70>>
    ? def __complex__(self): return 1
    ? def __trunc__(self): return <<4||'t'>>
    ? def __floor__(self): return 'floor'
    ? def __ceil__(self): return 'ceil'
    ? def __format__(self, spec): return <<'fmt:' + spec||5||None||spec>>
    ? def __bytes__(self): return <<b'bytes'||'x'>>
    ? def __getattr__(self, n): <<raise AttributeError(n)||return 'attr ' + n||return 1 / 0||raise KeyError(n)||return self.__dict__[n]>>
    ? def __getattribute__(self, n):
        <<print('ga', n) if n[0] != '_' else 0||pass>>
        return object.__getattribute__(self, n)
    ? def __setattr__(self, n, v): object.__setattr__(self, n, <<v||(v, v)>>)
    ? def __delattr__(self, n): <<print('delattr', n)||raise AttributeError||del self.__dict__[n]>>
    ? def __dir__(self): return <<['b', 'a']||5||[2, 1]||['x', 1]>>
    ? def __enter__(self): return 'enter'
    ? def __exit__(self, *e): return <<True||False||1 / 0||'x'||self>>
    ? def __reversed__(self): return <<'rev'||iter('ab')||None>>
    ? def __length_hint__(self): return <<2||-1||'x'||NotImplemented>>
    ? def __iadd__(self, o): return <<self||'iadd'||NotImplemented>>
    ? def __imul__(self, o): return 'imul'
    ? def __instancecheck__(self, o): return 'x'
    ? def __class_getitem__(cls, k): return cls.__name__, k
    ? def __fspath__(self): return 'path'
    ? def __copy__(self): return 'copy'
    ? def __reduce__(self): return 'r'
    ? def __missing__(self, k): return 'missing'
    ? def __del__(self): print('del')
v, w = V(), V(2)
""", [
    "v", "str(v)", "repr(v)", "ascii(v)", "f'{v}'", "f'{v!r:>9}'", "f'{v:abc}'", "f'{v!s}'", "'%s %r' % (v, v)", "'%a' % v", "'{} {!r}'.format(v, v)", "'{:5}'.format(v)", "format(v)", "print(v)", "print(v, [v], sep=v)", "[v]", "{'k': v}", "(v,)", "v == w", "v == 2", "2 == v", "v != w", "v != 5", "v < w", "v > w", "v <= w", "v >= w", "v < 2", "2 < v", "v > 'x'", "v == v", "[v] == [w]", "v in [w]", "(v,) < (w,)", "{v}", "{v: 1}[v]", "v in {v}", "{v: 1, w: 2}", "len(v)", "bool(v)", "not v", "v or 'or'", "v and 'and'", "if v: print('true')", "while v: break", "v if v else 'no'", "all([v]), any([v])", "v[0]", "v['v']", "v[1:2]", "v[1, 2]", "v[w]", "v[0] = 1", "v[1:] = 2", "del v[0]", "v[0] += 1", "3 in v", "3 not in v", "v in v", "iter(v)", "list(v)", "for x in v:\n    print(x)\n    break", "a, b = v", "a, *b = v", "[*v]", "{*v}", "print(*v)", "{**v}", "dict(v)", "next(v)", "tuple(v)", "set(v)", "sum(v)", "max(v)", "sorted(v)", "zip(v)", "enumerate(v)", "list(map(str, v))", "''.join(v)", "reversed(v)", "list(reversed(v))", "v()", "v(1, k=2)", "v + 1", "1 + v", "v + w", "'s' + v", "[] + v", "v - 1", "1 - v", "v - w", "v * 2", "2 * v", "[1] * v", "'ab' * v", "v * [1]", "v ** 2", "2 ** v", "pow(v, 2, 3)", "pow(2, v, 3)", "pow(2, 3, v)", "v / 2", "2 / v", "v // 2", "2 // v", "v % 2", "2 % v", "'%s' % v", "'%d' % v", "'%x' % v", "'%f' % v", "'%c' % v", "divmod(v, 2)", "divmod(2, v)", "v & 1", "1 & v", "v | 1", "1 | v", "v ^ 1", "1 ^ v", "v << 1", "1 << v", "v >> 1", "v @ w", "1 @ v", "-v", "+v", "~v", "abs(v)", "round(v)", "round(v, 1)", "int(v)", "float(v)", "math.trunc(v)", "math.floor(v)", "math.ceil(v)", "math.sqrt(v)", "range(v)", "[1, 2, 3][v]", "'abc'[v:]", "bytes(v)", "bytearray(v)", "hex(v)", "chr(v)", "operator.index(v)", "operator.length_hint(v)", "v.nope", "v.v", "v.nope = 1\nprint(v.nope)", "del v.nope", "del v.v", "v.v += 1", "getattr(v, 'zz', 'dflt')", "hasattr(v, 'zz')", "dir(v)", "vars(v)", "with v: print('body')", "with v as z: raise KeyError(z)", "with v, w: 1 / 0", "v += 1\nprint(v)", "v = V(3)", "v *= 2\nprint(v)", "v = V(4)", "v -= 1", "v = V(4)\nv @= 1", "V[int]", "isinstance(1, v)", "issubclass(int, v)", "sorted([v, w])", "min(v, w)", "max([v, w], key=lambda x: x.v)", "sum([v, w])", "sum([1, v])", "[v, w].index(w)", "[v].count(v)", "[v].remove(w)", "int('12', v)", "'a'.center(v)", "'x'.join([v])", "round(1.234, v)", "isinstance(v, V)", "type(v).__mro__[0].__name__", "V.__hash__", "v.__class__.__name__", "v.__repr__()", "v.__eq__(w)", "v.__lt__(w)", "v.__len__()", "v.__add__(1)", "v.__init__(9)", "v.__init__(1, 2)", "v.__str__()", "v.__format__('q')", "v.__bool__()", "object.__repr__(v)[:9]", "object.__str__(v)", "object.__format__(v, 'x')", "object.__eq__(v, 1)", "object.__lt__(v, 1)", "object.__hash__(v) and 1", "object.__setattr__(v, 'q', 1)", "v.q", "object.__getattribute__(v, 'zz')", "object.__delattr__(v, 'zz')", "v.__dict__", "v.__module__", "v < w < v", "0 < v < 9", "v is v", "[x for x in v]", "{x: 1 for x in v}", "v.v()", "x, y = v, w\nprint(x is v)", "assert v", "assert not v, v", "raise v", "raise V", "try: 1 / 0\nexcept v: pass", "str(v, 'utf-8')", "str.upper(v)", "list.append(v, 1)", "dict.get(v)", "int.__add__(v, 1)", "len(v, 1)", "import copy\ncopy.copy(v)", "sys.stdout.write(v)", "eval(v)" if False else "ord(v)", "del v, w",
])

DESCRIPTORS = ("""\
class Desc:
    ? def __set_name__(self, owner, name): print('name', owner.__name__, name)
    ? def __get__(self, obj, kind=None): return <<('get', obj is None, kind.__name__)||self||obj.zz||1 / 0>>
    ? def __set__(self, obj, value): <<print('set', value)||obj.__dict__['d'] = value||raise AttributeError('read')||1 / 0>>
    ? def __delete__(self, obj): print('delete')
class T:
    d = Desc()
    <<__slots__ = ('a', 'b')||__slots__ = 'a'||__slots__ = ('a', '__dict__')||__slots__ = ()||e = Desc()||__slots__ = ['a', 'a b']||__slots__ = {'a': 'doc'}||__slots__ = ('d',)||__slots__ = 5||__slots__ = (1,)||pass||__slots__ = ('__x', 'a')>>
    @property
    def p(self):
        <<return 'p'||return self.nope||raise AttributeError('inner')||return 1 / 0||return self._p||raise ValueError('pv')>>
    ? @p.setter
    def <<p||q>>(self, v):
        print('pset', v)
        <<self._p = v||raise ValueError(v)||pass>>
    ? @p.deleter
    def p(self): print('pdel')
    ? def __getattr__(self, n): return 'dyn ' + n
    @functools.cached_property
    def cp(self):
        print('computed')
        return <<1||1 / 0>>
    @classmethod
    def cm(cls<<||, a||, *a>>): return cls.__name__
    @staticmethod
    def sm(<<||a||*a>>): return 'sm'
    ? @classmethod
    @property
    def cmp_(cls): return cls.__name__
    ? def __init__(self): self.a = 5
class U(T):
    <<pass||__slots__ = ('c',)||d = 5||p = 7||@property\n    def p(self): return super().p||@T.p.setter\n    def p(self, v): print('U set')||@T.p.getter\n    def p(self): return 'U get'>>
""".replace("\\n", "\n"), [
    "T().d", "T.d", "t = T()\nt.d = 1\nprint(t.d)", "t = T()\ndel t.d", "T.d = 3\nprint(T.d)", "T().e", "T().p", "T.p", "t = T()\nt.p = 1\nprint(t.p)", "t = T()\ndel t.p", "T.p.fget(T())", "T.p.__doc__", "T().q", "t = T()\nt.q = 5", "T().cp", "t = T()\nprint(t.cp, t.cp)", "T.cp", "T.cm()", "T().cm(1)", "T.cm(1, 2)", "T.sm()", "T().sm(1)", "T.sm(1, 2)", "T.cmp_", "T().a", "t = T()\nt.a = 1\nprint(t.a)", "t = T()\ndel t.a\nt.a", "t = T()\ndel t.a\ndel t.a", "t = T()\nt.b = 2\nprint(t.b)", "t = T()\nt.zz = 1\nprint(t.zz)", "T().__dict__", "vars(T())", "T.__slots__", "T.a", "T.a.__get__(T())", "T.a.__set__(5, 1)", "T.a.__name__", "U().a", "u = U()\nu.c = 1\nprint(u.c)", "u = U()\nu.zz = 1\nprint(u.zz, u.__dict__)", "U().d", "U().p", "u = U()\nu.p = 1", "U.p", "U().cp", "U.cm()", "U().nope", "T.nope", "T.__dict__['cm'].__func__.__name__", "T.__dict__['sm'].__wrapped__", "T.__dict__['sm']()", "T.__dict__['cm']()", "type(T.__dict__['p']).__name__", "class W:\n    x = property()\nW().x", "class W:\n    x = property()\nW().x = 1", "class W:\n    x = property(lambda s: 1)\nw = W()\nw.x = 1", "class W:\n    x = property(5)\nW().x", "property(1, 2, 3, 4, 5)", "property(lambda: 1).__get__(1)", "property().getter(5).fget", "class W:\n    __slots__ = ('x',)\n    x = 1", "class W(int):\n    __slots__ = ('x',)", "class W(tuple):\n    __slots__ = ()\nprint(W((1, 2)))", "class W:\n    def f(self): pass\n    f.x = 1\nprint(W.f.x, W().f.x)", "class W:\n    @staticmethod\n    def __call__(a): return a\nW()(3)", "class W:\n    def __set_name__(self, o, n): 1 / 0\nclass X:\n    w = W()", "class W:\n    f = len\nW().f([1])", "class W:\n    f = lambda *a: len(a)\nprint(W().f(), W.f())", "class W:\n    f = int\nW().f(3)", "class W:\n    f = print\nW().f(1)", "class W:\n    f = functools.partial(max, 1)\nW().f(2)", "class W:\n    f = functools.partialmethod(lambda s, a: a, 5)\nW().f()", "classmethod(5)", "staticmethod(5)()", "classmethod()", "staticmethod(len)([1])", "class W:\n    @classmethod\n    def c(cls): return 1\n    x = c()", "class W:\n    @staticmethod\n    def c(): return 1\n    x = c()\nprint(W.x)", "class W:\n    def __get__(self, o, k): return 7\nw = W()\nprint(w.__get__(None, int))", "class W:\n    def __init__(self): self.__p = 1\n    def g(self): return self.__p\nw = W()\nprint(w.g(), w._W__p)\nw.__p", "class W: __x = 1\nW.__x", "class W:\n    def f(self): return __nope\nW().f()", "class _W:\n    __a = 1\nprint(_W._W__a)", "class W:\n    x: int = 1\n    y: 'str'\nprint(W.__annotations__)", "class W:\n    x = 1\n    del x\nW.x", "class W:\n    print(__qualname__, __module__)", "class W:\n    y = nope", "class W:\n    for i in range(2): pass\nprint(W.i)", "class W:\n    'doc'\n    def f(self): 'fdoc'\nprint(W.__doc__, W.f.__doc__)", "class W: return_ = lambda self: __class__\nW().return_()", "class W:\n    def f(self): return __class__\nW().f()", "class W:\n    def f(): return super()\nW.f()", "class W:\n    def f(*a): return super().__repr__()\nprint(W.f(W())[:10])", "class W:\n    f = lambda: super()\nW.f()", "class W:\n    def f(self):\n        del self\n        super()\nW().f()", "class W:\n    def f(self): return [super().__init__() for _ in 'a']\nW().f()", "class W:\n    @staticmethod\n    def f(): return super().x\nW.f()",
])

METACLASSES = ("""\
class Meta(type):
    ? def __new__(mcs, name, bases, ns<<, **kw||>>):
        print('new', name, <<sorted(k for k in ns if k[0] != '_')||len(bases)>>)
        return super().__new__(mcs, name, bases, <<ns||dict(ns, extra=1)>><<||, **kw>>)
    ? def __init__(cls, name, bases, ns<<, **kw||>>):
        print('init', name)
        <<super().__init__(name, bases, ns)||pass>>
    ? def __call__(cls, *a, **k):
        print('call', a, k)
        return <<super().__call__(*a, **k)||5||None>>
    ? @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print('prepare', name, kw)
        return <<{}||dict(ready=1)()||5||None>>
    ? def __instancecheck__(cls, o): return <<True||'x'||[]||1 / 0>>
    ? def __subclasscheck__(cls, o): return <<True||0>>
    ? def __len__(cls): return 3
    ? def __getitem__(cls, k): return 'item', k
    ? def __iter__(cls): return iter('ab')
    ? def __contains__(cls, k): return True
    ? def __repr__(cls): return <<'<meta>'||5>>
    ? def __eq__(cls, o): return 'eq'
    ? def __add__(cls, o): return 'add'
    ? def __getattr__(cls, n): return 'meta ' + n
    ? def __bool__(cls): return False
    ? @property
    def mp(cls): return 'mp'
    ? def mm(cls): return 'mm'
    ? def __setattr__(cls, n, v):
        print('msa', n)
        super().__setattr__(n, v)
class Plug:
    found = []
    def __init_subclass__(cls, <<key='none', **kw||key||/||**kw||*a, **k>>):
        <<super().__init_subclass__(**kw)||super().__init_subclass__()||pass||1 / 0>>
        Plug.found.append(cls.__name__)
class Reg:
    def __class_getitem__(cls, k): return k
    ? def __mro_entries__(self, bases): return <<(Plug,)||()||5||[Plug]>>
class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): <<...||return 1>>
    ? @property
    @abc.abstractmethod
    def name(self): return 'n'
    ? @classmethod
    @abc.abstractmethod
    def new(cls): pass
    ? def info(self): return self.area()
""", [
    "class M(metaclass=Meta): pass\nprint(M.__name__)", "class M(metaclass=Meta):\n    a = 1\n    def f(self): return self.a\nprint(M().f())", "class M(metaclass=Meta, k=1): pass\nprint(type(M).__name__)", "class M(metaclass=Meta):\n    def __init__(self, x): self.x = x\nprint(M(1))", "class M(metaclass=Meta): pass\nprint(M(1, k=2))", "class M(metaclass=Meta): pass\nprint(len(M))", "class M(metaclass=Meta): pass\nprint(M[1])", "class M(metaclass=Meta): pass\nprint(list(M))", "class M(metaclass=Meta): pass\nprint(3 in M)", "class M(metaclass=Meta): pass\nprint(M)", "class M(metaclass=Meta): pass\nprint(M == 1, M + 1)", "class M(metaclass=Meta): pass\nprint(M.zz)", "class M(metaclass=Meta): pass\nprint(M().zz)", "class M(metaclass=Meta): pass\nprint(isinstance(1, M), issubclass(int, M))", "class M(metaclass=Meta): pass\nprint(M.mp)", "class M(metaclass=Meta): pass\nprint(M().mp)", "class M(metaclass=Meta): pass\nprint(M.mm(), M().mm())", "class M(metaclass=Meta): pass\nM.x = 1\nprint(M.x)", "class M(metaclass=Meta): pass\nif M: print('yes')", "class M(metaclass=Meta): pass\nclass N(M): b = 2\nprint(N.b, type(N).__name__)", "class M(int, metaclass=Meta): pass\nprint(M(5))", "class M2(type): pass\nclass M(metaclass=Meta): pass\nclass N(M, metaclass=M2): pass", "class M(metaclass=lambda *a, **k: (a[0], k)): pass\nprint(M)", "class M(metaclass=print): a = 1\nprint(M)", "class M(Meta): pass\nclass N(metaclass=M): pass\nprint(type(N))", "Meta('Dyn', (), {'z': 1})", "Meta('Dyn')", "Meta()", "type.__call__(Meta, 'Q', (), {})", "class M(metaclass=Meta):\n    def mp(self): return 'own'\nprint(M().mp())",
    "class P1(Plug): pass\nprint(Plug.found)", "class P2(Plug, key='v'): pass\nprint(Plug.found)", "class P3(Plug, key='v', z=1): pass", "class P4(Plug, metaclass=Meta, key=1): pass", "class P5(Plug):\n    def __init_subclass__(cls): print('own')\nclass P6(P5): pass", "Plug.__init_subclass__()", "class P(Plug, 1): pass", "class Q(Reg()): pass\nprint(Q.__bases__)", "Reg[int]", "Reg[int, str]", "Reg()[int]", "class Q(Reg[Plug]): pass\nprint(Q.__mro__)",
    "Shape()", "Shape.area(1)", "class S(Shape): pass\nS()", "class S(Shape):\n    def area(self): return 5\nS()", "class S(Shape):\n    def area(self): return super().area()\n    name = 'nm'\n    new = 1\nprint(S().area(), S().name)", "class S(Shape):\n    area = name = new = 3\nprint(S().area)", "Shape.__abstractmethods__ and sorted(Shape.__abstractmethods__)", "Shape.register(int)\nprint(isinstance(1, Shape), issubclass(bool, Shape))", "Shape.register(5)", "isinstance(1.5, Shape), issubclass(str, Shape)", "@Shape.register\nclass R: pass\nprint(isinstance(R(), Shape))", "class S(Shape, metaclass=Meta): pass", "class S(Shape):\n    @classmethod\n    def __subclasshook__(cls, o): return 'z' if o is str else NotImplemented\nprint(isinstance('', S), isinstance(1, S))", "Shape.info(3)", "class S(metaclass=abc.ABCMeta):\n    @abc.abstractmethod\n    def a(self): pass\n    @abc.abstractmethod\n    def b(self): pass\nS()", "class S(abc.ABC): pass\nprint(S())" if False else "class S(abc.ABC): pass\nprint(type(S()).__name__)",
    "import collections.abc as ca\nclass S(ca.Sequence): pass\nS()", "import collections.abc as ca\nclass S(ca.Sequence):\n    def __len__(self): return 2\n    def __getitem__(self, k):\n        if k > 1: raise IndexError\n        return k\ns = S()\nprint(list(s), 1 in s, s.index(1), s.count(0), list(reversed(s)))\ns.index(9)", "import collections.abc as ca\nclass S(ca.Mapping):\n    def __len__(self): return 1\n    def __iter__(self): return iter('a')\n    def __getitem__(self, k): return {'a': 1}[k]\ns = S()\nprint(s.get('b', 3), list(s.items()), s.keys(), 'a' in s, s == {'a': 1})\ns['b']", "import collections.abc as ca\nclass S(ca.MutableSequence):\n    pass\nS()", "import collections.abc as ca\nprint([isinstance(x, ca.Iterable) for x in (1, '', [], {}, iter([]))], isinstance(len, ca.Callable), issubclass(dict, ca.Mapping), isinstance((x for x in ''), ca.Generator))", "import collections.abc as ca\nclass S(ca.Iterator):\n    n = 0\n    def __next__(self):\n        self.n += 1\n        if self.n > 2: raise StopIteration\n        return self.n\nprint(list(S()), isinstance(S(), ca.Iterable))", "import collections.abc as ca\nclass S(ca.Set):\n    def __init__(self, v=()): self.v = list(v)\n    def __len__(self): return len(self.v)\n    def __iter__(self): return iter(self.v)\n    def __contains__(self, k): return k in self.v\na, b = S([1, 2]), S([2, 3])\nprint(sorted(a & b), sorted(a | b), sorted(a - b), a <= b, a == S([2, 1]), a.isdisjoint(b))", "import collections.abc as ca\nclass S(ca.Hashable): pass\nS()", "import collections.abc as ca\nca.Iterable()", "import collections.abc as ca\nclass S(ca.MutableMapping):\n    def __init__(self): self.d = {}\n    def __len__(self): return len(self.d)\n    def __iter__(self): return iter(self.d)\n    def __getitem__(self, k): return self.d[k]\n    def __setitem__(self, k, v): self.d[k] = v\n    def __delitem__(self, k): del self.d[k]\ns = S()\ns.update(a=1)\nprint(s.pop('a'), s.setdefault('b', 2), s.popitem(), dict(s))\ns.pop('zz')",
])

BUILTIN_BASES = ("""\
class K(<<list||dict||int||str||tuple||set||float||bytes||frozenset||collections.OrderedDict||collections.defaultdict||collections.deque||collections.Counter||Exception||bytearray||collections.namedtuple('NT', 'a b')>>):
    ? def __init__(self, *a):
        print('init', a)
        super().__init__(<<*a||>>)
    ? def __new__(cls, *a):
        print('new', a)
        return super().__new__(cls<<||, *a>>)
    ? def __repr__(self): return 'K:' + super().__repr__()
    ? def __getitem__(self, k):
        print('getitem', k)
        return super().__getitem__(k)
    ? def __setitem__(self, k, v):
        print('setitem', k)
        super().__setitem__(k, v)
    ? def __missing__(self, k): return <<'missing'||self.setdefault(k, 0)>>
    ? def append(self, v): super().append(v * 2)
    ? def __eq__(self, o): return super().__eq__(o)
    ? def __add__(self, o): return type(self)(super().__add__(o))
    ? def __len__(self): return 42
    ? def __iter__(self): return iter('it')
    ? def __contains__(self, k): return 'c' == k
    ? def upper(self): return super().upper() + '!'
    ? def __hash__(self): return 3
    ? def __str__(self): return 'S'
    ? extra = 5
k = K(<<||[1, 2]||(1, 2)||'ab'||5||{1: 2}||1, 2||b'xy'>>)
""", [
    "k", "str(k)", "repr(k)", "K()", "K(1)", "K(1, 2)", "K('12')", "K([1, 2])", "K(x=1)", "k + k", "k + [1]", "k + 1", "k * 2", "1 + k", "k == K()", "k == 5", "hash(k)", "len(k)", "k[0]", "k['zz']", "k[0] = 1\nprint(k)", "k['q'] = 1\nprint(k)", "list(k)", "1 in k", "k.append(3)\nprint(k)", "k.get('a'), k.get('zz', 1)", "k.upper()", "k.extra", "k.nope", "k.x = 1\nprint(k.x, k.__dict__)", "isinstance(k, list), isinstance(k, int)", "sorted(k)", "f'{k}'", "f'{k:>5}'", "bool(k)", "k < k", "k.copy()", "type(k.copy()).__name__", "type(k + k).__name__", "type(k[:1]).__name__", "k[::-1]", "dict(k)", "{**k}", "[*k]", "k.update({'u': 1})\nprint(k)", "k.pop()", "k.pop(0)", "k.args", "raise k", "k.keys()", "k.items()", "-k", "int(k)", "k | k", "k & k", "k - k", "k._asdict()", "K._fields", "k._replace(a=9)", "K._make([5, 6])", "k.a", "k.default_factory", "k['made']", "k.most_common()", "k.appendleft(0)\nprint(k)", "k.data", "json_ = __import__('json').dumps(k)" if False else "tuple(k)", "set(k)", "max(k)", "sum(k)", "K.__mro__[1].__name__", "K.fromkeys('ab')", "K.__base__", "K.__doc__ is None", "k.__class__.__bases__", "list.__repr__(k)", "dict.__len__(k)", "str.__len__(k)", "k.sort()\nprint(k)", "k += k\nprint(k)", "k.__reduce__" and "k.clear()\nprint(k)", "del k[0]", "k.real", "k.bit_length()", "k.hex()", "k.join('ab')", "'-'.join(k)", "print(*k)", "k.with_traceback(None)", "k.add_note('n')", "K.from_bytes(b'a', 'big')", "type(K.from_bytes(b'a', 'big'))", "type(k)(k) == k", "k is K(k)", "iter(k)", "enumerate(k)", "k.setdefault('d', 1)\nprint(k)", "k.popitem()", "k.move_to_end('a')", "k.rotate(1)\nprint(k)", "k.index(1)", "k.count(1)",
])

TOPICS = {"inheritance": INHERITANCE, "dunders": DUNDERS,
          "descriptors": DESCRIPTORS, "metaclasses": METACLASSES,
          "builtin_bases": BUILTIN_BASES}
