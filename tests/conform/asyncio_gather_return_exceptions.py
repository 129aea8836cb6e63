# return_exceptions puts exceptions among the results, in their places
import asyncio

async def f(x):
    await asyncio.sleep(x)
    if x % 2:
        raise RuntimeError("odd", x)
    return x

async def cancelled():
    raise asyncio.CancelledError("myself")

async def main():
    rs = await asyncio.gather(f(0), f(1), f(2), f(3), cancelled(),
                              return_exceptions=True)
    for r in rs:
        print(repr(r), isinstance(r, BaseException), getattr(r, "args", None))

asyncio.run(main())
