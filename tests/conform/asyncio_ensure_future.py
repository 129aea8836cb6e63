# ensure_future wraps coroutines and passes futures through
import asyncio

async def f():
    return 1

class A:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return "A"

async def main():
    t = asyncio.ensure_future(f())
    print(asyncio.ensure_future(t) is t, await t)
    a = asyncio.ensure_future(A())
    print(isinstance(a, asyncio.Task), await a)
    fut = asyncio.get_running_loop().create_future()
    print(asyncio.ensure_future(fut) is fut)
    try:
        asyncio.ensure_future(3)
    except TypeError as e:
        print(e)

asyncio.run(main())
