# await of things that aren't awaitable
import asyncio

def plain():
    return 3

async def main():
    for x in (3, None, "s", [1], plain, main):
        try:
            await x
        except TypeError as e:
            print(e)
    try:
        await asyncio.gather(1)
    except TypeError as e:
        print(e)
    try:
        asyncio.create_task(plain)
    except TypeError as e:
        print(str(e).split(" <")[0])
    try:
        for x in asyncio.sleep(1):
            pass
    except TypeError as e:
        print(e)

asyncio.run(main())
