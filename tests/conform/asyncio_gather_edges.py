# gather: nothing, futures, mixed awaitables, a set-up error, results as a list
import asyncio

async def val(x, d=0):
    await asyncio.sleep(d)
    return x

class Aw:
    def __await__(self):
        yield from asyncio.sleep(1).__await__()
        return "aw"

async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.gather())
    f = loop.create_future()
    loop.call_later(1, f.set_result, "future")
    t = asyncio.create_task(val("task", 2))
    print(await asyncio.gather(val("coro"), f, t, Aw(), asyncio.sleep(1, "sleep")))
    c = val(1)
    print(await asyncio.gather(c, c, val(2), c))
    g = asyncio.gather(val(1), val(2))
    print(type(g).__name__, g.done())
    print(await g, g.result(), await g)
    for bad in ((1,), (val(0), None)):
        try:
            await asyncio.gather(*bad)
        except TypeError as e:
            print(e)
    try:
        await asyncio.gather(val(1), 5)
    except TypeError:
        print("refused")
    done = asyncio.create_task(val("done"))
    await done
    print(await asyncio.gather(done, done, val("x")))
    e = asyncio.gather(val(1), asyncio.gather(val(2), val(3)), return_exceptions=True)
    print(await e)
    await asyncio.sleep(0)

asyncio.run(main())
