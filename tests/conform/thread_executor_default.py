# run_in_executor(None, ...): the loop's own pool, its threads named asyncio_N
import asyncio
import functools
import threading
import time

def work(n, extra=""):
    time.sleep(n / 10)
    return f"{n}{extra} in {threading.current_thread().name}"

async def main():
    loop = asyncio.get_running_loop()
    a = loop.run_in_executor(None, work, 2)
    b = loop.run_in_executor(None, functools.partial(work, 1, extra="!"))
    print(type(a).__name__, a.done())
    print(await b)
    print(await a)
    print(await loop.run_in_executor(None, work, 1))

asyncio.run(main())
print([t.name for t in threading.enumerate()])
