# sleep returns its second argument; negative delays behave as zero
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.sleep(1, "hello"), loop.time())
    print(await asyncio.sleep(0, result=[1]), loop.time())
    print(await asyncio.sleep(-5, 3), loop.time())
    print(await asyncio.sleep(0.1), loop.time())
    print(await asyncio.sleep(0.2), loop.time())
    c = asyncio.sleep(2, "x")
    print(asyncio.iscoroutine(c))
    print(await c)

asyncio.run(main())
