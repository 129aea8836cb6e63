# What can be asked of a coroutine, and coroutines driven by hand.
import asyncio
import inspect


async def simple(x):
    """Doc."""
    await asyncio.sleep(1)
    return x


async def agen():
    yield 1


def gen():
    yield 1


class A:
    async def method(self): return self


async def main():
    c = simple(3)
    print(c.__name__, c.__qualname__, type(c), inspect.getcoroutinestate(c), c.cr_running, c.cr_await, c.cr_frame.f_lineno, c.cr_code.co_name)
    t = asyncio.create_task(c)
    await asyncio.sleep(0)
    print(inspect.getcoroutinestate(c), type(c.cr_await).__name__, t.get_coro() is c)
    await t
    print(inspect.getcoroutinestate(c), c.cr_frame)
    for f in (simple, agen, gen, A().method, A.method, print, main, lambda: 1):
        print(getattr(f, "__name__"), asyncio.iscoroutinefunction(f), inspect.iscoroutinefunction(f), inspect.isasyncgenfunction(f), inspect.isgeneratorfunction(f), callable(f))
    a = A().method()
    for o in (a, agen(), gen(), t, asyncio.get_running_loop().create_future(), 5):
        print(type(o).__name__, asyncio.iscoroutine(o), inspect.isawaitable(o), inspect.isasyncgen(o), asyncio.isfuture(o), hasattr(o, "__await__"))
    await a
    by_hand = simple("hand")
    fut = by_hand.send(None)
    print(type(fut).__name__, fut.done())
    by_hand.close()
    try:
        by_hand.send(None)
    except RuntimeError as e:
        print(e)

    async def returns():
        return 7
    r = returns()
    try:
        r.send(None)
    except StopIteration as e:
        print("StopIteration", e.value)
    r = returns()
    try:
        r.send(5)
    except TypeError as e:
        print(e)
    try:
        r.throw(KeyError, "thrown")
    except KeyError as e:
        print(repr(e))
    for bad in (lambda: iter(simple(1)), lambda: next(simple(1)), lambda: list(simple(1)), lambda: iter(agen()), lambda: next(agen()), lambda: simple(1)()):
        try:
            bad()
        except TypeError as e:
            print(e)
    raise StopIteration("from coroutine")

asyncio.run(main())
