# wait_for over to_thread: the waiting ends at the timeout, the thread doesn't
import asyncio
import time

def slow():
    time.sleep(0.5)
    print(f"{time.perf_counter():.1f} slow ends")
    return "slow"

async def main():
    try:
        await asyncio.wait_for(asyncio.to_thread(slow), timeout=0.2)
    except TimeoutError:
        print(f"{time.perf_counter():.1f} timeout")
    print(await asyncio.wait_for(asyncio.to_thread(slow), timeout=1))
    async with asyncio.timeout(2):
        print(await asyncio.to_thread(len, "abc"))

asyncio.run(main())
