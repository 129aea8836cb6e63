# asyncio.run in a thread: a loop of its own beside main
import asyncio
import threading
import time

async def count(name):
    for i in range(3):
        await asyncio.sleep(0.1)
        print(f"{time.perf_counter():.1f} {name} {i}")

def run():
    asyncio.run(count("loop in " + threading.current_thread().name))

t = threading.Thread(target=run, name="T")
t.start()
time.sleep(0.15)
print("main, without a loop")
t.join()
print("joined")
