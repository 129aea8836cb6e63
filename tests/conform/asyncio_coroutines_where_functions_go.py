# Coroutine functions handed to things that call and forget them.
import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor


async def work(*args):
    await asyncio.sleep(0.1)
    print("worked", args)
    return "result"


def sync_work(*args):
    print("sync worked", args)
    return "sync"


async def main():
    loop = asyncio.get_running_loop()
    for name, f in {"call_soon": lambda: loop.call_soon(work, 1), "call_later": lambda: loop.call_later(1, work), "call_soon result": lambda: loop.call_soon(work()), "threadsafe": lambda: loop.call_soon_threadsafe(work), "executor fn": lambda: loop.run_in_executor(None, work), "executor coro": lambda: loop.run_in_executor(None, work()), "thread": lambda: threading.Thread(target=work, name="t").start(), "thread coro": lambda: threading.Thread(target=work(), name="tc").start(), "pool": lambda: ThreadPoolExecutor(1).submit(work).result(), "create_task fn": lambda: asyncio.create_task(work), "create_task result": lambda: asyncio.create_task(sync_work(5)), "gather fn": lambda: asyncio.gather(work, work), "gather sync": lambda: asyncio.gather(sync_work(1)), "to_thread coro fn": lambda: asyncio.create_task(asyncio.to_thread(work)), "to_thread coro": lambda: asyncio.create_task(asyncio.to_thread(work())), "done callback": lambda: asyncio.create_task(work("cb")).add_done_callback(work), "run_threadsafe fn": lambda: asyncio.run_coroutine_threadsafe(work, loop), "wait_for fn": lambda: asyncio.create_task(asyncio.wait_for(work, 1)), "shield fn": lambda: asyncio.shield(work), "ensure fn": lambda: asyncio.ensure_future(work), "sleep fn": lambda: asyncio.create_task(asyncio.sleep(work)), "timeout fn": lambda: asyncio.timeout(work), "as_completed": lambda: list(asyncio.as_completed(work())), "set_exception_handler": lambda: loop.set_exception_handler(work())}.items():
        try:
            r = f()
            print(name, "->", type(r).__name__)
            if asyncio.isfuture(r):
                try:
                    x = await r
                    print("   awaited", type(x).__name__)
                except Exception as e:
                    print("   failed", type(e).__name__, str(e).split(" at 0x")[0])
        except Exception as e:
            print(name, "!", type(e).__name__, str(e).split(" at 0x")[0])
        await asyncio.sleep(0.2)
    await asyncio.sleep(2)

asyncio.run(main())
