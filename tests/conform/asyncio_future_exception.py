# set_exception raises in whoever awaits
import asyncio

async def wait(n, fut):
    try:
        await fut
    except ZeroDivisionError as e:
        print(n, "caught", e)

async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    ts = [asyncio.create_task(wait(i, f)) for i in range(2)]
    await asyncio.sleep(0)
    f.set_exception(ZeroDivisionError("by hand"))
    await asyncio.gather(*ts)
    g = loop.create_future()
    g.set_exception(KeyError)
    print(repr(g.exception()), g)
    try:
        loop.create_future().set_exception(StopIteration())
    except TypeError as e:
        print(e)
    c = loop.create_future()
    print(c.cancel("msg"), c.cancelled(), c)
    try:
        c.result()
    except asyncio.CancelledError as e:
        print("cancelled", e.args)

asyncio.run(main())
