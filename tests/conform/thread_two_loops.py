# Two threads, each with its loop and its tasks
import asyncio
import threading
import time

async def job(name, pause):
    await asyncio.sleep(pause)
    print(f"{time.perf_counter():.2f} {name} {asyncio.current_task().get_name()[:4]}")

async def main(name, pause):
    await asyncio.gather(job(name + "1", pause), job(name + "2", pause * 2))
    print(name, len(asyncio.all_tasks()))

threads = [threading.Thread(target=lambda n=n, p=p: asyncio.run(main(n, p)))
           for n, p in (("a", 0.1), ("b", 0.15))]
for t in threads:
    t.start()
for t in threads:
    t.join()
