# A loop that was not set goes with the program's names: its tasks are said to be
# destroyed, before their coroutines end.
import asyncio


async def waits(n):
    try:
        await asyncio.sleep(n)
    finally:
        print("finally", n)


loop = asyncio.new_event_loop()
task = loop.create_task(waits(1))
loop.run_until_complete(asyncio.sleep(0))
print(task.done())
