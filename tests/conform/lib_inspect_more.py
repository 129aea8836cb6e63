# inspect: kinds of functions and objects, signatures, docs, generator states
import asyncio
import inspect

def f(a, b=2, /, c=3, *args, d, e: int = 5, **kw) -> str:
    """Does f.

       And more.
    """
async def coro(): pass
def gen(): yield 1
async def agen(): yield 1
class C:
    def m(self): pass
    async def am(self): pass
    @staticmethod
    def s(): pass
    @property
    def p(self): return 1
for x in (f, coro, gen, agen, C, C.m, C().m, C().am, C.s, print, len, 5, lambda: 0):
    print(inspect.isfunction(x), inspect.ismethod(x), inspect.iscoroutinefunction(x), inspect.isgeneratorfunction(x), inspect.isasyncgenfunction(x), inspect.isclass(x), inspect.isbuiltin(x), inspect.isroutine(x))
c, g, a = coro(), gen(), agen()
for x in (c, g, a, 5):
    print(inspect.iscoroutine(x), inspect.isgenerator(x), inspect.isasyncgen(x), inspect.isawaitable(x))
print(inspect.getgeneratorstate(g), next(g), inspect.getgeneratorstate(g)); g.close(); print(inspect.getgeneratorstate(g), inspect.getcoroutinestate(c)); c.close(); print(inspect.getcoroutinestate(c))
sig = inspect.signature(f)
print(sig, list(sig.parameters), sig.return_annotation, sig.parameters["e"].default, sig.parameters["a"].kind, sig.parameters["args"].kind.name, sig.parameters["d"].default is inspect.Parameter.empty)
print(inspect.signature(lambda x, *, y=1: 0), inspect.signature(C().m), inspect.signature(C), inspect.signature(coro))
b = sig.bind(1, 2, d=4, z=9); b.apply_defaults(); print(b.arguments)
try:
    sig.bind(1)
except TypeError as e:
    print(e)
print(inspect.getdoc(f), inspect.getmembers(C(), inspect.ismethod)[0][0], inspect.currentframe().f_code.co_name, inspect.getmodule(f) is not None or True, inspect.ismodule(inspect), inspect.unwrap(f) is f)
class Aw:
    def __await__(self): yield
print(inspect.isawaitable(Aw()), asyncio.iscoroutinefunction(coro), inspect.isabstract(C), [n for n, v in inspect.getmembers(C) if not n.startswith("__")], inspect.getmro(bool))
