# Each process may run a loop of its own
import asyncio
import multiprocessing
import time

async def tick(name, pause):
    for i in range(2):
        await asyncio.sleep(pause)
        print(name, i)

def child(name, pause):
    asyncio.run(tick(name, pause))

if __name__ == "__main__":
    processes = [multiprocessing.Process(target=child, args=(n, p))
                 for n, p in (("a", 0.1), ("b", 0.15))]
    for p in processes:
        p.start()
    for p in processes:
        p.join()
    print("done")
