# ensure_future of a coroutine, a task, a future, an awaitable object, anything else
import asyncio

class Aw:
    def __await__(self):
        yield from asyncio.sleep(1).__await__()
        return "aw"

async def coro():
    return "coro"

async def main():
    t = asyncio.ensure_future(coro())
    print(asyncio.ensure_future(t) is t, type(t).__name__, await t)
    f = asyncio.get_running_loop().create_future()
    print(asyncio.ensure_future(f) is f)
    a = asyncio.ensure_future(Aw())
    print(type(a).__name__, await a, a.get_coro().__name__)
    for bad in (5, [coro], coro):
        try:
            asyncio.ensure_future(bad)
        except TypeError as e:
            print(e)
    try:
        asyncio.ensure_future(f, loop=asyncio.new_event_loop())
    except ValueError as e:
        print(e)

asyncio.run(main())
