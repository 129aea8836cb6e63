# Cancelling the await leaves the thread running; asyncio.run waits for it at the end
import asyncio
import time

def work():
    print("work begins")
    time.sleep(0.5)
    print(f"{time.perf_counter():.1f} work ends anyway")

async def main():
    task = asyncio.create_task(asyncio.to_thread(work))
    await asyncio.sleep(0.1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print(f"{time.perf_counter():.1f} the await is cancelled")
    print("main returns")

asyncio.run(main())
print(f"{time.perf_counter():.1f} run is over")
