# A chain of a hundred awaits, and an exception through it
import asyncio

async def down(n, fail):
    if n == 0:
        await asyncio.sleep(1)
        if fail:
            raise ValueError("bottom")
        return 0
    return 1 + await down(n - 1, fail)

async def main():
    print(await down(100, False))
    try:
        await down(100, True)
    except ValueError as e:
        n, tb = 0, e.__traceback__
        while tb:
            n, tb = n + 1, tb.tb_next
        print(e, n)
    print(asyncio.get_running_loop().time())

asyncio.run(main())
