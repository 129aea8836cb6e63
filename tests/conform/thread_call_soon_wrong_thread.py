# Without threadsafe the loop isn't woken: it notices at its next timer
import asyncio
import threading
import time

def feeder(loop, event):
    time.sleep(0.1)
    loop.call_soon(event.set)
    print(f"{time.perf_counter():.1f} set, says the feeder")

async def main():
    event = asyncio.Event()
    threading.Thread(target=feeder, args=(asyncio.get_running_loop(), event)).start()
    alarm = asyncio.create_task(asyncio.sleep(0.5))
    await event.wait()
    print(f"{time.perf_counter():.1f} main sees it, at the alarm")
    await alarm

asyncio.run(main())
