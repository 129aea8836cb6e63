# An exception in the body of a group cancels the tasks and is in the group
import asyncio

async def child():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("child cancelled")
        raise

async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(child())
            await asyncio.sleep(1)
            raise OSError("body")
    except ExceptionGroup as eg:
        print(repr(eg), eg.message, len(eg.exceptions))
    t = asyncio.current_task()
    print(t.cancelling())

asyncio.run(main())
