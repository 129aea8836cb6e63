# A timeout that expires while an inner try cleans up
# since: 3.11.4
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(1):
            try:
                await asyncio.sleep(5)
            finally:
                print("cleaning", loop.time())
                await asyncio.sleep(2)
                print("clean", loop.time())
    except TimeoutError as e:
        print("timeout", loop.time(), repr(e.__cause__))
    try:
        async with asyncio.timeout(1):
            raise ValueError("other")
    except ValueError as e:
        print(e)
    cm = asyncio.timeout(1)
    try:
        cm.reschedule(2)
    except (RuntimeError, AssertionError) as e:
        print(type(e).__name__)

asyncio.run(main())
