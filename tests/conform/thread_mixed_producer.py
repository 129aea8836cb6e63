# A blocking producer in a thread, asyncio workers, and a thread-safe bridge between
import asyncio
import time

def produce(loop, q):
    for i in range(4):
        time.sleep(0.1)
        print(f"{time.perf_counter():.2f} produced {i}")
        asyncio.run_coroutine_threadsafe(q.put(i), loop).result()
    print("producer ends")

async def worker(name, q):
    while True:
        item = await q.get()
        await asyncio.sleep(0.25)
        print(f"{time.perf_counter():.2f} {name} did {item}")
        q.task_done()

async def main():
    q = asyncio.Queue(maxsize=1)
    workers = [asyncio.create_task(worker(n, q)) for n in ("w1", "w2")]
    await asyncio.to_thread(produce, asyncio.get_running_loop(), q)
    await q.join()
    for w in workers:
        w.cancel()
    print("all done")

asyncio.run(main())
