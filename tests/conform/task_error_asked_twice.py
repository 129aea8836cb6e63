# A failed task says where it failed to who asks first.
import asyncio
async def boom():
    1 / 0
async def main():
    task = asyncio.create_task(boom())
    try:
        await task
    except ZeroDivisionError:
        print("caught")
    await task
asyncio.run(main())
