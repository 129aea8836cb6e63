# A group's exception that nobody catches
# stderr: any
import asyncio

async def bad():
    raise ValueError("in a group")

async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(bad())

print("go")
asyncio.run(main())
