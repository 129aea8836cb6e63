# A worker thread and the loop share a queue.Queue: get() through to_thread
import asyncio
import queue
import threading
import time

def reader(q):
    for word in ("one", "two", None):
        time.sleep(0.1)
        q.put(word)

async def main():
    q = queue.Queue()
    threading.Thread(target=reader, args=(q,)).start()
    while (word := await asyncio.to_thread(q.get)) is not None:
        print(f"{time.perf_counter():.1f} {word}")

asyncio.run(main())
