# types.coroutine makes a generator awaitable
import asyncio
import types

@types.coroutine
def switch(n):
    for i in range(n):
        print("yield", i)
        yield
    return n

@types.coroutine
def wait_for_future(f):
    result = yield from f
    return result

async def user(name):
    print(name, await switch(2))

async def main():
    await asyncio.gather(user("a"), user("b"))
    f = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(1, f.set_result, "value")
    print(await wait_for_future(f))
    g = switch(1)
    print(type(g).__name__, asyncio.iscoroutine(g), asyncio.iscoroutinefunction(switch))
    for _ in g:
        pass

asyncio.run(main())
