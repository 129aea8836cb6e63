# run_coroutine_threadsafe: a thread asks main's loop for a coroutine's result
import asyncio
import threading
import time

async def lookup(key):
    await asyncio.sleep(0.2)
    return {"a": 1}[key]

def client(loop):
    for key in "ab":
        future = asyncio.run_coroutine_threadsafe(lookup(key), loop)
        print(type(future).__module__, future.done())
        try:
            print("client got", future.result())
        except KeyError as e:
            print("client got", repr(e), f"{time.perf_counter():.1f}")

async def main():
    loop = asyncio.get_running_loop()
    await asyncio.to_thread(client, loop)
    print("main ends")

asyncio.run(main())
