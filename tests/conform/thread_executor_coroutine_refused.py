# run_in_executor and to_thread want a plain function
import asyncio

async def coro():
    return 1

async def main():
    loop = asyncio.get_running_loop()
    print(type(await asyncio.to_thread(lambda: 5)).__name__)
    c = coro()
    got = await asyncio.to_thread(lambda: c)
    print(type(got).__name__, await got)
    loop.set_debug(True)
    try:
        await loop.run_in_executor(None, coro)
    except TypeError as e:
        print("TypeError:", str(e).split(" in ")[0])

asyncio.run(main())
