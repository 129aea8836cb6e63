# A failed task that nobody asks is reported when it goes away
import asyncio

async def bad():
    raise ValueError("nobody looks")

async def main():
    asyncio.create_task(bad())
    await asyncio.sleep(1)
    print("main ends")

asyncio.run(main())
print("after run")
