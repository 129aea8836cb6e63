# Threads, locks and executors' jobs, one after another.
import asyncio
import concurrent.futures
import queue
import threading
import time


def work(box, lock):
    with lock:
        box.append(threading.current_thread().name)
    time.sleep(0.01)


def consume(q):
    while q.get() is not None:
        pass


async def jobs():
    loop = asyncio.get_running_loop()
    await asyncio.gather(*(asyncio.to_thread(abs, i) for i in range(5)))
    await loop.run_in_executor(None, str, 1)


while True:
    box, lock = [], threading.Lock()
    threads = [threading.Thread(target=work, args=(box, lock))
               for _ in range(3)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    q = queue.Queue(2)
    consumer = threading.Thread(target=consume, args=(q,))
    consumer.start()
    for i in range(5):
        q.put(i)
    q.put(None)
    consumer.join()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        list(pool.map(abs, range(10)))
        pool.submit(int, "x")
    asyncio.run(jobs())
    for i in range(2000):
        pass
