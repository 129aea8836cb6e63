# A loop that is still set when the program ends is never freed, and neither is
# what it holds: nobody hears of its tasks, and no finally block runs.
import asyncio


async def waits():
    try:
        await asyncio.sleep(1)
    finally:
        print("never printed")


async def fails():
    raise ValueError("nobody hears of it")


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
waiting, failing = loop.create_task(waits()), loop.create_task(fails())
loop.run_until_complete(asyncio.sleep(0))
print(waiting.done(), failing.done())
