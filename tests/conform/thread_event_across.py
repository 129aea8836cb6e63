# An asyncio.Event isn't for threads; a threading.Event can be waited for in a thread
import asyncio
import threading
import time

async def watcher(event):
    print("watching", f"{time.perf_counter():.1f}")
    await asyncio.to_thread(event.wait)
    print("seen", f"{time.perf_counter():.1f}")

async def setter(event):
    await asyncio.sleep(0.3)
    event.set()
    print("set", f"{time.perf_counter():.1f}")

async def main():
    event = threading.Event()
    await asyncio.gather(watcher(event), setter(event))

asyncio.run(main())
