# wait_for waits until the cancelled task has really ended
import asyncio

async def slow():
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(3)
        print("cleaned")

async def refuses():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "result anyway"

async def main():
    loop = asyncio.get_running_loop()
    try:
        await asyncio.wait_for(slow(), 1)
    except TimeoutError:
        print("timeout at", loop.time())
    try:
        print(await asyncio.wait_for(refuses(), 1))
    except TimeoutError as e:
        print("timeout", repr(e), loop.time())

asyncio.run(main())
