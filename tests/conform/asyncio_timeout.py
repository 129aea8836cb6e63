# asyncio.timeout: expires, doesn't expire, is rescheduled
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(1) as cm:
            await asyncio.sleep(5)
    except TimeoutError as e:
        print("timeout", repr(e), cm.expired(), loop.time())
    async with asyncio.timeout(2) as cm:
        await asyncio.sleep(1)
        print("when", cm.when())
    print(cm.expired(), loop.time())
    async with asyncio.timeout(None) as cm:
        print(cm.when())
        cm.reschedule(loop.time() + 3)
        await asyncio.sleep(2.5)
    print(cm.expired())
    try:
        async with asyncio.timeout_at(loop.time() - 1):
            await asyncio.sleep(0)
            print("not seen")
    except TimeoutError:
        print("past deadline", loop.time())

asyncio.run(main())
