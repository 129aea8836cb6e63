# Another thread hands a callback to the loop: call_soon_threadsafe wakes it
import asyncio
import threading
import time

def feeder(loop, future):
    time.sleep(0.2)
    print("feeder sets the result")
    loop.call_soon_threadsafe(future.set_result, "from the feeder")

async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    threading.Thread(target=feeder, args=(loop, future)).start()
    print("main waits")
    print(await future, f"{time.perf_counter():.1f}")

asyncio.run(main())
