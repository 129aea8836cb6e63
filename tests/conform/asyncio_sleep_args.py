# sleep with fractions, bools, huge and wrong arguments
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    for d in (0.001, True, 1e3, -5, 0.0, 2.5):
        await asyncio.sleep(d)
        print(d, loop.time())
    print(await asyncio.sleep(0, "r"), await asyncio.sleep(1, result=[1]))
    for bad in ("1", None, [1]):
        try:
            await asyncio.sleep(bad)
        except TypeError as e:
            print(e)
    try:
        asyncio.sleep()
    except TypeError as e:
        print(e)
    try:
        await asyncio.sleep(1, 2, 3)
    except TypeError as e:
        print(e)

asyncio.run(main())
