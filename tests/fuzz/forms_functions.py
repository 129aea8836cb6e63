"""What the grammar of forms draws of statements, functions and generators.

A topic is what its programs begin with and uses of that, right and wrong ones.
In both, <<a||b>> is one of a and b, drawn anew each time; a line that begins
with "? " is left out now and then, with the block below it; <i> and its like
are phrases of the grammar. A use is an expression or statements.
"""

PARAMETERS = ("""\
def f(<<a||a, b||a, b=2||a, /, b||a, /, b=1, *, c||*, k||*, k=1||a, *args||a=1, *args, k||**kw||a, *args, k=3, **kw||a, /, **kw||*args||a, b, c, d||a, /||||a, b, /, c, *, d, e=5>>):
    return sorted(locals().items())
g = lambda <<x||x, y=2||*x||x, *, k||**k||x, /||>>: (<<x||1>>,)
class P:
    def m(<<self||self, a||self, a=1, *rest||self, *, k||>>):
        return 'm'
    @classmethod
    def c(<<cls||cls, a||cls, *, k=1>>):
        return 'c'
    @staticmethod
    def s(<<a||a, b=1||*args||>>):
        return 's'
    def __init__(self<<||, x||, x=1, *args||, *, k=1>>):
        pass
def outer():
    def inner(<<a||a, b||*, k||a, />>):
        return a if 'a' in locals() else 0
    return inner
""", [
    "f()", "f(1)", "f(1, 2)", "f(1, 2, 3)", "f(1, 2, 3, 4, 5)", "f(a=1)",
    "f(1, a=2)", "f(b=1)", "f(c=1)", "f(1, c=3)", "f(1, k=3)", "f(k=3)",
    "f(x=1, y=2)", "f(**{'a': 1})", "f(**{'a': 1, 'b': 2})", "f(*[1, 2])",
    "f(*(), **{})", "f(1, *[2], k=1, **{'z': 3})", "f(**{1: 2})", "f(*1)",
    "f(**1)", "f(*None)", "f(**[1])", "f(a=1, **{'a': 2})", "f(1, d=1, e=2)",
    "f(**{'a': 1}, **{'a': 2})", "f(**{'a b': 1})", "f(*'ab', *[3])",
    "f(1, 2, d=4)", "f(1, 2, 3, d=4, e=6)", "f(_a=1)", "f(A=1)", "f(aa=1)",
    "g()", "g(1)", "g(1, 2)", "g(1, 2, 3)", "g(x=1)", "g(1, k=2)", "g(k=2)",
    "P().m()", "P().m(1)", "P().m(k=1)", "P().m(1, 2, 3)", "P.m()", "P.m(1)",
    "P.c()", "P.c(1)", "P.c(k=2)", "P().c(1, 2)", "P.s()", "P.s(1)",
    "P().s(1, 2)", "P().s(1, 2, 3)", "P(1)", "P(1, 2)", "P(k=1)", "P(x=1)",
    "P(z=1)", "outer()()", "outer()(1)", "outer()(1, 2)", "outer()(k=1)",
    "outer(1)", "f.__defaults__", "f.__kwdefaults__", "f.__name__",
    "f.__code__.co_varnames", "f.__code__.co_argcount",
    "f.__code__.co_kwonlyargcount", "f.__code__.co_posonlyargcount",
    "f.__qualname__, outer().__qualname__, P.m.__qualname__",
    "f(1)(2)", "f.x", "f.__doc__", "g.__name__", "f.nope", "f.__annotations__",
    "f.x = 1\nprint(f.x, f.__dict__)\ndel f.x\nf.x",
    "f.__defaults__ = (7, 8)\nprint(f(1))", "f.__defaults__ = 1",
    "f.__kwdefaults__ = {'k': 9}\nprint(f(1))", "f.__name__ = 'other'\nf(1, 2, 3, 4, 5, 6, 7, x=1)",
    "f.__qualname__ = 'other'\nf(1, 2, 3, 4, 5, 6, 7)", "f.__name__ = 1",
    "f.__code__ = g.__code__\nprint(f(1))", "f.__code__ = 1", "del f.__name__",
    "f + 1", "f < g", "f[0]", "for x in f: pass", "len(f)", "f == f", "not f",
    "with f: pass", "f[0] = 1", "del f[0]", "f @ f", "-f", "x = y = f\ny is f",
    "bool(f)", "hash(f) == hash(f)", "repr(f)[:12]", "f.__module__", "f.__call__(1)",
    "f.__get__(1)()", "type(f).__name__", "print(*[1, 2], **{'sep': '-'})",
    "f(\n    1,\n    2,\n    3,\n    4, 5, 6)", "f(1)(\n    2)", "(f)(1 / 0)",
    "f(g(1), g(2), g())", "f(f(1), *f(2))", "max(f(1), key=1 / 0)",
    "f(a=1 / 0)", "f(*[1 / 0])", "f(**{'a': [][1]})",
])

CLOSURES = ("""\
total = 0
def counter(start=<<0||5>>):
    n = start
    def step(by=1):
        <<nonlocal n||global total||pass||nonlocal start>>
        <<n||total||start>> += by
        return n
    def peek(): return n
    ? def drop():
        nonlocal n
        del n
    return step, peek<<||, drop>>
def late():
    if <b>:
        value = 1
    def read():
        return value
    return read()
def shadow():
    print(total)
    <<total = 1||for total in []: pass||import math as total||with CM('t') as total: pass||def total(): pass||class total: pass||del total||total += 1||[total := 2]||pass>>
def make():
    return [lambda<<||i=i||*a>>: i for i in range(3)]
x = 'module'
class Scope:
    x = <<'class'||x + '!'>>
    y = [x for _ in range(2)]
    ? z = [k for k in x]
    def get(self): return x
    ? w = (lambda: x)()
def middle():
    x = 'middle'
    class Inner:
        ? x = x
        got = <<x||[x for _ in 'a']>>
    return Inner.got
def exec_order():
    a = b = <i>
    def inner():
        nonlocal a, b
        a, b = b, a
        return a, b
    return inner(), a, b
""", [
    "counter()[0]()", "counter()[1]()", "counter(3)[2]()",
    "c = counter()\nprint([h.__name__ for h in c])\nprint(c[0](2))\nprint(c[1]())\nc[-1]()\nprint(c[1]())",
    "late()", "shadow()", "[g() for g in make()]", "[g(5) for g in make()]",
    "Scope.x, Scope.y, Scope().get()", "Scope.z", "Scope.w", "middle()",
    "exec_order()", "total", "counter()[0].__closure__[0].cell_contents",
    "counter.__closure__", "counter()[1].__code__.co_freevars",
    "counter.__code__.co_cellvars", "late.__code__.co_varnames",
    "def f():\n    global fresh\n    fresh = 1\nf()\nprint(fresh)",
    "def f():\n    global total\n    del total\nf()\nprint(total)",
    "def f(x):\n    del x\n    return x\nf(1)",
    "def f():\n    for i in []: pass\n    return i\nf()",
    "def f():\n    try:\n        1 / 0\n    except Exception as e:\n        pass\n    return e\nf()",
    "def f():\n    return undefined_thing\nf()", "def f():\n    return totla\nf()",
    "def f():\n    value = 1\n    return vlaue\nf()", "del nothing", "del total\ntotal",
    "def f():\n    x = 1\n    return locals()\nprint(f())",
    "def f():\n    x = 1\n    def g(): return x\n    del x\n    return g()\nf()",
    "print([x for x in 'ab'], x)", "print([(y := k) for k in 'ab'], y)",
    "def f(n): return 1 if n < 1 else n * f(n - 1)\nprint(f(5))",
    "globals()['made'] = 3\nprint(made)", "'total' in globals(), 'x' in dir()",
    "def f(a, b=total): return b\nprint(f(1))", "def f(a=[]):\n    a.append(1)\n    return a\nprint(f(), f())",
    "class A:\n    global inside\n    inside = 5\nprint(inside, hasattr(A, 'inside'))",
    "def f():\n    class A:\n        nonlocal v\n        v = 2\n    v = 1\n    class B:\n        nonlocal v\n        v += 1\n    return v\nprint(f())",
    "lst = [lambda: k for k in range(2)]\nlst[0]() + k", "print(__name__, __doc__)",
    "(lambda: nope)()", "sorted([1, 2], key=lambda v: nope)", "list(map(lambda v: v / 0, [1]))",
])

DECORATORS = ("""\
def trace(f):
    print('deco', f.__name__)
    <<@functools.wraps(f)||pass>>
    def wrapper(*args, **kw):
        print('call', args, kw)
        return f(*args, **kw)
    return wrapper
def twice(n):
    print('arg', n)
    def deco(f):
        return <<f||lambda *a: (f(*a),) * n||None>>
    return deco
class Count:
    def __init__(self, f): self.f, self.n = f, 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a), self.n
    ? def __get__(self, obj, kind):
        return functools.partial(self, obj)
@<<trace||twice(2)||Count||functools.lru_cache||functools.cache||trace\n@twice(3)||functools.lru_cache(maxsize=1)||twice||len||staticmethod||None||1 / 0||(lambda f: f)||functools.singledispatch||print||contextlib.contextmanager>>
def f(a<<||=1||, b=2>>):
    '''Doc.'''
    return a, <i>
class H:
    @<<trace||Count||functools.cache||twice(2)>>
    def m(self, a=1):
        return a
    @<<property||staticmethod||classmethod||functools.cached_property>>
    @<<trace||Count>>
    def q(self):
        return 'q'
""".replace("\\n", "\n"), [
    "f(1)", "f(1)", "f()", "f(1, 2, 3)", "f.__name__", "f.__doc__", "f.__wrapped__(3)",
    "f.cache_info()", "f.cache_clear()", "f([1])", "f(a=1)", "H().m()", "H().m(2)",
    "H().q", "H().q()", "f.n", "f.__qualname__", "f.cache_parameters()", "type(f).__name__",
    "h = H()\nprint(h.m(1), h.m(1))", "f.register(int)(lambda a: 'int')\nf(3)",
    "functools.wraps(1)(2)", "functools.partial(f, 1)()", "functools.partial(f, a=2)()",
    "functools.partial(1)", "functools.partial(f).func is f, functools.partial(f, 1, k=2).args",
    "functools.reduce(f, [])", "functools.reduce(lambda a, b: a + b, [1, 2, 'x'])",
    "functools.lru_cache(1, 2, 3, 4)", "functools.lru_cache('x')", "functools.cache()",
    "functools.total_ordering(H)", "sorted([3, 1], key=functools.cmp_to_key(lambda a, b: b - a))",
    "functools.cmp_to_key(lambda a: 1)(1) < functools.cmp_to_key(lambda a: 1)(2)",
    "@nope\ndef k(): pass", "@f.nope\ndef k(): pass", "@trace(1)\nclass K: pass", "@trace\nclass K: pass\nK()",
    "@(lambda c: 5)\nclass K: pass\nprint(K)", "@twice()\ndef k(): pass",
])

DISPATCH = ("""\
@functools.singledispatch
def fun(arg, <<*rest||verbose=False>>):
    return 'base', arg
@fun.register<<||(int)>>
def _(arg<<: int||>>, verbose=False):
    return 'int', arg
@fun.register(list)
@fun.register(tuple)
def _(arg, *rest):
    return 'seq', arg
class Base: pass
class Sub(Base<<||, int>>): pass
fun.register(Base, lambda arg: 'Base')
? @fun.register
def _(arg: <<dict||str | bytes||float>>): return 'hint', arg
class Disp:
    @functools.singledispatchmethod
    def m(self, arg): return 'm', arg
    @m.register
    def _(self, arg: int): return 'mint', arg
    @m.register(str)
    def _(self, arg): return 'mstr', arg
""", [
    "fun(1)", "fun('a')", "fun([])", "fun(())", "fun(True)", "fun({})", "fun(1.5)",
    "fun(Sub())", "fun(Base())", "fun()", "fun(arg=1)", "fun(b'')", "fun(1, verbose=True)",
    "fun.dispatch(int).__name__", "fun.dispatch(bool)(1)", "sorted(k.__name__ for k in fun.registry)",
    "fun.register(1)", "fun.register(int, 5)\nfun(1)", "fun.register(lambda x: 1)",
    "@fun.register\ndef k(x): pass", "@fun.register\ndef k(x: 5): pass", "@fun.register\ndef k(x: 'int'): return 'text'\nprint(fun(1))",
    "Disp().m(1)", "Disp().m('s')", "Disp().m([])", "Disp.m(Disp(), 2)", "Disp().m()",
    "fun.__name__, fun.__doc__", "type(fun.registry).__name__", "fun.nope",
    "@fun.register\ndef k(): pass",
])

GENERATORS = ("""\
log = []
def gen(a=<i>):
    try:
        got = yield a
        print('got', got)
        <<yield got||yield from [1, 2]||return 5||raise ValueError('in')||yield from inner()||x = yield from inner()\n        print('inner gave', x)||1 / 0||raise StopIteration(3)||yield from 5||yield from None||yield>>
        yield 'last'
    except <<ValueError||GeneratorExit||(KeyError, TypeError)||Exception as e>>:
        print('except')
        <<yield 'after'||raise||return 'ret'||pass||raise KeyError('new')||yield from inner()||raise KeyError from None>>
    finally:
        print('finally')
        ? yield 'in finally'
    return <<'end'||(1, 2)||None>>
def inner():
    try:
        x = yield 'i1'
        print('inner got', x)
        yield 'i2'
    <<except ValueError:\n        print('inner value')\n        yield 'caught'||finally:\n        print('inner finally')||except GeneratorExit:\n        print('exit')\n        raise||except GeneratorExit:\n        yield 'ignored'||except GeneratorExit:\n        return||except BaseException as e:\n        print(repr(e))>>
    return 'inner result'
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration<<||('v')>>
        return self.n
    ? def send(self, v):
        print('sent', v)
        return v
    ? def throw(self, *e):
        print('thrown', e)
        return 'thrown'
    ? def close(self):
        print('closed')
def over():
    r = yield from It()
    print('r', r)
    return r
g = <<gen()||over()||gen(2)||inner()>>
""".replace("\\n", "\n"), [
    "next(g)", "next(g)", "next(g)", "g.send(None)", "g.send(7)", "g.send('x')", "g.send()",
    "g.throw(ValueError('t'))", "g.throw(ValueError)", "g.throw(KeyError, 'v')", "g.throw(KeyError, KeyError('v'))",
    "g.throw(TypeError('x'))", "g.throw(5)", "g.throw('text')", "g.throw()", "g.throw(ValueError, 'a', 'b')",
    "g.throw(StopIteration('s'))", "g.throw(GeneratorExit)", "g.throw(ValueError, ValueError(1), None)", "g.throw(int)",
    "g.close()", "next(g, 'default')", "list(g)", "g.gi_frame is None", "g.gi_running", "g.gi_suspended",
    "g.gi_yieldfrom is None", "type(g.gi_yieldfrom).__name__", "g.gi_code.co_name", "g.__name__, g.__qualname__",
    "iter(g) is g", "len(g)", "g[0]", "g()", "g + 1", "g.nope", "bool(g)", "for v in g:\n    print(v)",
    "for v in g:\n    print(v)\n    break\nelse:\n    print('else')", "a, b = g", "a, *b = g\nprint(a, b)", "print(*g)",
    "[*g]", "{*g}", "sum(g)", "max(g)", "sorted(g, key=str)", "3 in g", "dict(g)", "zip(g, g)", "list(zip(g, g))",
    "g.gi_frame.f_lineno", "g.gi_frame.f_locals", "g = gen()\nnext(g)\ndel g",
    "def own():\n    yield g2\ng2 = own()\nnext(g2)",
    "def me():\n    yield next(h)\nh = me()\nnext(h)", "def me():\n    h.close()\n    yield\nh = me()\nnext(h)",
    "def t():\n    yield 1\n    raise StopIteration\nlist(t())", "def t():\n    next(iter([]))\n    yield\nlist(t())",
    "list(x / 0 for x in [1])", "next(x for x in [])", "any(x > 1 for x in [1, 2, nope])",
    "e = (print(i) for i in range(2))\nnext(e)\ne.close()\nnext(e)", "def t():\n    return 4\n    yield\ntry:\n    next(t())\nexcept StopIteration as s:\n    print(s.value, s.args)",
    "def t():\n    while True:\n        try:\n            yield 1\n        except GeneratorExit:\n            print('no')\n            yield 2\nh = t()\nnext(h)\nh.close()",
    "def t():\n    x = yield from over()\n    yield x\nprint(list(t()))", "def t(n):\n    if n: yield from t(n - 1)\n    yield n\nprint(list(t(4)))",
    "def t():\n    yield from t2()\ndef t2():\n    yield 1\n    raise ValueError('deep')\nlist(t())",
    "def t():\n    try:\n        yield\n    finally:\n        return 9\nh = t()\nnext(h)\nh.throw(ValueError)",
    "(yield_ := [1])[0]", "h = (a for a in [1])\nh.send(1)", "x = g.send\nx(None)", "type(g).__next__(g)", "next(5)", "next(gen)", "iter(gen)",
    "next()", "next(g, 1, 2)", "iter(lambda: 1)", "list(iter(lambda: next(g), 'last'))", "iter(1, 2)",
    "del g", "g.gi_frame.f_code.co_name", "g.gi_running = 1", "g.__name__ = 'renamed'\nprint(repr(g)[:26])", "g.__name__ = 1",
])

COROUTINES = ("""\
class Aw:
    def __await__(self):
        got = yield 'susp'
        print('await got', got)
        return <<'done'||got>>
class Bad:
    def __await__(self): return <<5||[1]||'ab'||coro()||iter([1])||(x for x in 'a')>>
async def sub():
    x = await Aw()
    return 'sub', x
async def coro(n=1):
    try:
        a = await <<Aw()||sub()||Bad()||5||None||agen()||print('p')||[1]>>
        print('a', a)
        return n
    <<except ValueError as e:\n        print('caught', e)\n        return 've'||finally:\n        print('fin')||except BaseException as e:\n        print(repr(e))\n        raise||except GeneratorExit:\n        await Aw()>>
async def agen():
    try:
        x = yield 1
        print('x', x)
        await Aw()
        yield 2
    <<finally:\n        print('agen fin')||except ValueError:\n        yield 'v'||except GeneratorExit:\n        print('ge')\n        raise||except GeneratorExit:\n        yield 3>>
async def use():
    async for v in <<agen()||[1]||Iter()||agen||None||5>>:
        print('v', v)
        ? break
    else:
        print('else')
    return [v async for v in agen() <<||if v||if await sub()>>]
class Iter:
    n = 0
    ? def __aiter__(self): return <<self||1||None||iter([])>>
    <<async ||>>def __anext__(self):
        self.n += 1
        if self.n > 2: raise StopAsyncIteration
        return self.n
class ACM:
    async def __aenter__(self):
        print('aenter')
        return 'as'
    <<async def __aexit__(self, *e):\n        print('aexit', e[0])\n        return <b>||def __aexit__(self, *e):\n        return 1||def __exit__(self): pass>>
async def withs():
    async with <<ACM()||ACM() as x||ACM() as x, ACM() as y||CM('c')||5||agen()>>:
        print('body')
        <<raise KeyError('k')||return 3||await Aw()||pass>>
    return 'with end'
def drive(c, *values):
    try:
        print('first', c.send(None))
        for v in values or (1, 2, 3):
            print('next', c.send(v))
    except StopIteration as s:
        print('stop', s.value)
c = <<coro()||use()||withs()||sub()>>
""".replace("\\n", "\n"), [
    "drive(c)", "drive(c)", "drive(coro())", "drive(use())", "drive(withs())", "drive(sub(), 5)", "drive(agen().asend(None))",
    "drive(agen().asend(1))", "drive(agen().athrow(ValueError('t')))", "drive(agen().aclose())", "c.send(None)", "c.send(1)", "c.send()",
    "c.throw(ValueError('v'))", "c.throw(KeyError)", "c.close()", "c.cr_frame is None", "c.cr_running", "c.cr_await is None", "c.cr_code.co_name",
    "c.cr_suspended", "c.cr_origin", "next(c)", "iter(c)", "for x in c: pass", "list(c)", "c()", "c + 1", "await_ = c.__await__()\nprint(next(await_))\nawait_.close()",
    "c.__name__, c.__qualname__", "h = agen()\nprint(h.ag_frame is None, h.ag_running, h.ag_await)", "h = agen()\ndrive(h.__anext__())\ndrive(h.__anext__())\ndrive(h.aclose())\ndrive(h.__anext__())",
    "h = agen()\na = h.__anext__()\na.send(None)\ndrive(h.__anext__())", "h = agen()\na = h.asend(None)\na.close()\na.send(None)", "h = agen()\ndrive(h.asend(None))\ndrive(h.athrow(KeyError('k')))",
    "h = agen()\ndrive(h.asend(None))\ndrive(h.aclose())\ndrive(h.aclose())", "h = agen()\ndrive(h.asend(None))\na = h.athrow(ValueError)\ndrive(a)\na.send(None)", "next(agen())", "for v in agen(): pass", "list(agen())", "agen().send(None)", "h = agen()\nh.asend()",
    "iter(agen())", "agen().__aiter__().__name__", "aiter(5)", "aiter(agen()).ag_code.co_name", "anext(5)", "drive(anext(agen(), 7))", "drive(anext(Iter(), 7))", "h = Iter()\nfor k in range(3):\n    drive(anext(h, 7))", "anext(agen(), 1, 2)",
    "async def f():\n    for x in agen(): pass\ndrive(f())", "async def f():\n    with ACM(): pass\ndrive(f())", "async def f():\n    return [x for x in agen()]\ndrive(f())", "async def f():\n    await sub\ndrive(f())",
    "async def f():\n    return {k: v async for k, v in agen()}\ndrive(f())", "async def f():\n    return (x async for x in agen())\ndrive(f())", "async def f():\n    return [await sub() for _ in 'ab']\ndrive(f())", "async def f():\n    raise StopIteration(1)\ndrive(f())",
    "async def f():\n    raise StopAsyncIteration(1)\ndrive(f())", "async def f():\n    yield 1\n    raise StopAsyncIteration\ndrive(f().asend(None))", "async def f():\n    yield 1\n    raise StopIteration\nh = f()\ndrive(h.asend(None))\ndrive(h.asend(None))",
    "x = sub()\ndel x", "sub()", "async def f():\n    sub()\ndrive(f())", "async def f():\n    x = agen()\n    async for y in x: break\n    return x.ag_frame is None\ndrive(f())", "with ACM(): pass", "[x for x in c]",
    "@types.coroutine\ndef old():\n    x = yield 'old'\n    return x\nasync def f():\n    return await old()\ndrive(f(), 4)", "@types.coroutine\ndef old():\n    return [1]\nasync def f():\n    return await old()\ndrive(f(), 4)", "inspect.iscoroutine(c), inspect.iscoroutinefunction(coro), inspect.isawaitable(c), inspect.isasyncgen(c)",
    "inspect.getcoroutinestate(c)", "async def f():\n    await f2\nf2 = f()\nf2.send(None)", "async def f():\n    await g3\ng3 = f()\nasync def h():\n    await g3\ng3.close()\ndrive(h())", "x = c\nx.send(None)\nx.send(None)", "c.cr_frame.f_lineno", "c.nope", "c.gi_frame", "type(c)()", "bool(c)", "len(c)", "c[0]",
])

COMPREHENSIONS = ("""\
data = <<[3, 1, 2]||range(4)||'abc'||{'a': 1, 'b': 2}||[(1, 2), (3, 4)]||(1, 'x', True)||5||[[1], [2, 3]]||iter([1, 2])||{2}>>
y = 10
def scope(n=3):
    y = 1
    return <<[y + x for x in range(n)]||[(y := x) for x in range(n)] + [y]||{x: y for x in range(n)}||[[x * k for k in range(x)] for x in range(n)]||(x for x in range(n))||[lambda: x for x in range(n)][0]()||sum(x for x in range(n) if (z := x)) + z||{x for x in range(n) if x % 2}>>
class Body:
    k = 2
    a = [x for x in range(k)]
    <<b = [k for x in range(2)]||c = [k for k in range(k)]||d = {k: 1 for k in 'a'}||e = (lambda: 3)()||pass>>
""", [
    "[x for x in data]", "[x + 1 for x in data]", "{x: 1 for x in data}", "{x for x in data}", "list(x for x in data)", "[a + b for a, b in data]",
    "[y for x in data for y in x]", "[y for x in data for y in z]", "{k: v for k, v in data}", "{k: v for k, v in data.items()}", "[x for x in data if x > 1]",
    "[x / 0 for x in data]", "{x / 0: 1 for x in data}", "{1: x / 0 for x in data}", "{[x]: 1 for x in data}", "{[x] for x in data}", "scope()", "list(scope())",
    "Body.a", "[x for x in nope]", "[nope for x in [1]]", "[x for x in [1] if nope]", "[x for x in data if x if y]", "[(x, y) for x in 'ab' for y in 'cd']",
    "[x.a for x in data]", "[x() for x in [1]]", "[x[0] for x in [1]]", "[*data, *data]", "[x := 5, x ** 2], x", "print((w := 7) + w)", "[i := 0 for _ in data], i",
    "any((hit := x) == 2 for x in data) and hit", "(x for x in data)", "(x for x in 5)", "next(x for x in data)", "tuple(x for x in data)[::-1]", "dict((x, x) for x in data)",
    "''.join(c.upper() for c in data)", "sorted(x for x in data)", "[[c for c in r] for r in data]", "[(lambda v=x: v)() for x in data]", "[f'{x}{y}' for x in data]", "[x for x, in data]",
    "[x for x, *y in data]", "[x for [x, y] in data]", "{**data, 'z': 1}", "{*data}", "{**data, **data}", "(*data,)", "max(len(x) for x in data)", "[x if x else y for x in data]", "[x for x in data][9]",
    "[not x for x in data]", "print(x for x in data)", "[x for x in data if (lambda: x)()]", "z = [x for x in data]; x", "min((x for x in data), default=0)",
])

ASSIGNMENTS = ("""\
a = b = c = <<[1, 2]||5||'s'||(1, 2)||None||{'k': 1}||{1}||1.5||b'x'||bytearray(b'x')||True||range(3)>>
class Box:
    def __init__(self): self.v, self.items = 1, {}
    def __getitem__(self, k):
        print('get', k)
        return self.items.get(k, 0)
    def __setitem__(self, k, v):
        print('set', k, v)
        self.items[k] = v
    ? def __delitem__(self, k):
        print('del', k)
    ? def __iadd__(self, o):
        print('iadd', o)
        return <<self||NotImplemented||5>>
    ? def __add__(self, o): return 'add', o
    ? __isub__ = None
    ? def __imatmul__(self, o): return 'imatmul'
    ? def __ior__(self, o): return 'ior'
o = Box()
def note(x):
    print('eval', x)
    return x
""", [
    "x = y = z = []\nx.append(1)\nprint(x, y, z)", "x, y = a", "x, *y = a\nprint(x, y)", "*x, y = a\nprint(x, y)", "x, *y, z = a\nprint(x, y, z)", "(x, y), z = a, 1", "[x, y] = a", "x, = a", "*x, = a\nprint(x)",
    "x, y, z = a", "x, y = a, b = 1, 2\nprint(x, y, a, b)", "x, (y, *z) = 1, a\nprint(x, y, z)", "a += 1\nprint(a)", "a += [3]\nprint(a, b)", "a -= 1\nprint(a)", "a *= 2\nprint(a, b)", "a /= 2\nprint(a)", "a //= 2\nprint(a)", "a %= 2\nprint(a)", "a **= 2\nprint(a)",
    "a @= 2", "a &= {1}\nprint(a, b)", "a |= {'z': 1}\nprint(a, b)", "a ^= 1\nprint(a)", "a <<= 2\nprint(a)", "a >>= 1\nprint(a)", "a += a\nprint(a)", "a += 'x'\nprint(a)", "a += (3,)\nprint(a)", "a *= 1.5", "a -= a\nprint(a)", "a += None", "a += iter([1])\nprint(a)", "a |= a\nprint(a)",
    "o += 1\nprint(o if type(o) is not Box else 'box')", "o -= 1", "o @= 1\nprint(o)", "o |= 2\nprint(o)", "o *= 2", "o.v += 1\nprint(o.v)", "o.w += 1", "o['a'] += 1", "o[note(1)] += note(2)", "o[1], o[2] = o[2], o[1]", "o[1] = o[2] = note(3)", "o[1:2] = 3", "o[1:2, ...] = 3", "o[1, 2]", "del o[1]", "del o.v, o.v", "del o.nope", "o.v.w = 1", "o.v: int = 4\nprint(o.v, __annotations__)",
    "t = ([],)\ntry:\n    t[0] += [1]\nexcept TypeError as e:\n    print(e, t)", "x: int\nprint(x)", "x: int = 5\nprint(x)", "x: nope = 5", "x: 'nope' = 5\nprint(x)", "(x): int = 1\nprint(x)", "o[0]: int = 3", "x: list[int] = a\nprint(__annotations__['x'])", "def f():\n    x: nope = 1\n    return x\nprint(f())", "def f():\n    x: int\n    return x\nf()",
    "note(1), note(2) = 3, 4" if False else "[note(0)][note(0)] = note(9)", "{}[note('k')] = note('v')", "note({})[note('k')] = note('v')", "(y := 5) + y", "print(y := 5, y)", "if (n := len('abc')) > 2: print(n)", "while (n := len(a)) > 5: break\nprint(n)",
    "x = *a, 1\nprint(x)", "x = *a,\nprint(x)", "for x, y in [a]: print(x, y)", "for o.v in range(2): pass\nprint(o.v)", "for o[0] in range(2): pass", "for x, *y in [(1, 2, 3), 'ab']: print(x, y)", "for x in a: pass\nelse: print('else')", "for x in 5: pass", "del a\na", "del a, b, c\nc", "del (x, y)", "x = y = 1\ndel (x, y)\nx", "a[0] = 1\nprint(a)", "a['k'] = 2\nprint(a)", "a[5] = 1", "del a[0]\nprint(a)", "a.x = 1", "a[0] += 1\nprint(a)", "a[:1] = [7, 8]\nprint(a)", "a[::2] = [1, 2, 3]", "del a[5:]\nprint(a)", "a.real = 3", "a() ", "a[0][0]", "a[-1]", "a[None]", "a['x']", "a[1.0]", "a[1:2]",
    "x, y = {}", "x, y = 1", "x, y = None", "x, y = 'abc'", "x, y = [1]", "x, *y = []", "x, *y, z = [1]", "(x, y), z = (1, 2, 3), 4", "(x, y), z = 1, 2", "x = 1; y = x; print(x is y)", "assert a, 'msg'", "assert not a, ('t', 1)", "assert a == 1", "assert False, note('m')", "assert (a,)[0] is 0 or 1", "pass", "...", "1 < 2 < 3 > 2 != 5", "1 < a < 3", "a == b == c", "a is b is not None", "1 in a", "a in a", "a not in [a]", "a < b", "a <= b <= c", "not a", "a and b or c", "a if a else b", "0 < note(1) < note(0) < note(5)", "a < 1 < 'x'", "None < 1 < 2", "a is 1", "{} < {}", "[1, 'a'] < [1, 2]", "(1, 2) < [1]", "{1} < {1, 2} <= {1, 2}", "-a", "~a", "+a", "a + 1", "1 + a", "a * a", "a - a", "a ** -1", "a % 3", "a @ a", "a & a", "a | a", "a << 1", "a // 0", "a / 0", "a % 0", "divmod(a, 0)", "abs(a)", "a[0:'x']", "a[::0]", "2 ** a", "a + ''", "'' + a", "[] + a", "() + a", "a + a + 1", "'%s' % a", "'%d' % a", "f'{a!r:>10}'", "f'{a:d}'", "f'{a=}'",
])

TOPICS = {"parameters": PARAMETERS, "closures": CLOSURES,
          "decorators": DECORATORS, "dispatch": DISPATCH,
          "generators": GENERATORS, "coroutines": COROUTINES,
          "comprehensions": COMPREHENSIONS, "assignments": ASSIGNMENTS}
