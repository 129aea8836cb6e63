# What asyncio.run does at its end: it waits for the threads of its pool
import asyncio
import threading
import time

def work(n):
    time.sleep(n)
    print(f"{time.perf_counter():.1f} work {n} ends")

async def main():
    loop = asyncio.get_running_loop()
    loop.run_in_executor(None, work, 0.3)
    loop.run_in_executor(None, work, 0.2)
    await asyncio.sleep(0.1)
    print("main returns")
    return "result"

print(asyncio.run(main()), f"{time.perf_counter():.1f}", threading.active_count())
