# await asyncio.to_thread(f): the value comes back, other tasks run meanwhile
import asyncio
import threading
import time

def read(name, *, size):
    time.sleep(0.2)
    return name * size, threading.current_thread() is threading.main_thread()

async def other():
    print("other runs")
    await asyncio.sleep(0.1)
    print("other again")

async def main():
    task = asyncio.create_task(other())
    print("before")
    print(await asyncio.to_thread(read, "ab", size=3))
    await task

asyncio.run(main())
