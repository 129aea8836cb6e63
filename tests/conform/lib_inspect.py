# inspect: what is a coroutine, a generator, awaitable
import asyncio
import inspect
async def co(): pass
async def ag(): yield 1
def g(): yield 1
def f(a, b=1): "Doc of f."
c = co()
for x in (co, ag, g, f, c, ag(), g(), len, f.__call__):
    print(type(x).__name__, inspect.iscoroutinefunction(x), inspect.iscoroutine(x), inspect.isawaitable(x), inspect.isgenerator(x), inspect.isgeneratorfunction(x), inspect.isasyncgen(x), inspect.isfunction(x))
print(inspect.getcoroutinestate(c)); c.close(); print(inspect.getcoroutinestate(c)); print(inspect.isclass(int), inspect.ismethod("".upper), inspect.getdoc(f))
