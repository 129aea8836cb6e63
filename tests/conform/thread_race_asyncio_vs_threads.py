# Between two awaits a task is safe from the others; a thread is safe between two blocks
import asyncio
import threading
import time

total = 0

async def add_task():
    global total
    for _ in range(100):
        total += 1
    await asyncio.sleep(0)

def add_thread():
    global total
    for _ in range(100):
        seen = total
        if seen % 100 == 50:
            time.sleep(0.01)
        total = seen + 1

async def main():
    await asyncio.gather(*(add_task() for _ in range(3)))

asyncio.run(main())
print("tasks", total)
total = 0
threads = [threading.Thread(target=add_thread) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("threads", total)
