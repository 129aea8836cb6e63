# A thread fills an asyncio.Queue through call_soon_threadsafe
import asyncio
import threading
import time

def sensor(loop, q):
    for i in range(3):
        time.sleep(0.1)
        loop.call_soon_threadsafe(q.put_nowait, i)
    loop.call_soon_threadsafe(q.put_nowait, None)

async def main():
    q = asyncio.Queue()
    t = threading.Thread(target=sensor, args=(asyncio.get_running_loop(), q))
    t.start()
    while (item := await q.get()) is not None:
        print(f"{time.perf_counter():.1f} got {item}")
    print("sensor lives:", t.is_alive())

asyncio.run(main())
