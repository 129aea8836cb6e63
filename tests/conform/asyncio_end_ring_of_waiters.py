# A task that gathers itself can't be cancelled at the end: it is closed when the
# collector comes to it, before the task that waits for its lock.
import asyncio
import sys


async def takes(lock):
    try:
        await lock.acquire()
    finally:
        print("the other ends", file=sys.stderr)


def tell(loop, context):
    print(context["message"], context["task"].get_name())


async def main():
    asyncio.get_running_loop().set_exception_handler(tell)
    lock = asyncio.Lock()
    async with lock:
        await asyncio.gather(asyncio.current_task(), takes(lock))


try:
    asyncio.run(asyncio.wait_for(main(), 20))
except RecursionError as e:
    print(type(e), type(e.__context__))
    kept = e
