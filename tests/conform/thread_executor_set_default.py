# set_default_executor: to_thread uses it, asyncio.run shuts it down
import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

def name():
    return threading.current_thread().name

async def main():
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(1, thread_name_prefix="mine"))
    print(await asyncio.to_thread(name))
    print(await loop.run_in_executor(None, name))
    return loop

loop = asyncio.run(main())
try:
    loop.run_in_executor(None, name)
except RuntimeError as e:
    print("RuntimeError:", e)
