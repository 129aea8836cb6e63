# Many tasks await one future: they wake in the order of waiting
import asyncio

async def w(n, f):
    print("wait", n)
    print(n, await f)

async def main():
    f = asyncio.get_running_loop().create_future()
    ts = [asyncio.create_task(w(n, f)) for n in "abc"]
    await asyncio.sleep(1)
    ts[1].cancel()
    await asyncio.sleep(0)
    print("future", f.cancelled())
    print(await asyncio.gather(*ts, return_exceptions=True))

asyncio.run(main())
