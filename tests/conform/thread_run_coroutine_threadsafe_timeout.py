# result(timeout) and cancel() of a future from run_coroutine_threadsafe
import asyncio
import time

async def slow():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print(f"{time.perf_counter():.1f} slow is cancelled")
        raise

def client(loop):
    future = asyncio.run_coroutine_threadsafe(slow(), loop)
    try:
        future.result(timeout=0.3)
    except TimeoutError:
        print(f"{time.perf_counter():.1f} too slow")
        future.cancel()

async def main():
    await asyncio.to_thread(client, asyncio.get_running_loop())
    await asyncio.sleep(0.1)
    print("main ends")

asyncio.run(main())
