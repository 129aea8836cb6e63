# Tasks of a group may start more tasks in it
import asyncio

async def walk(tg, name, depth):
    await asyncio.sleep(depth)
    print("  " * depth + name)
    if depth < 2:
        for c in "lr":
            tg.create_task(walk(tg, name + c, depth + 1))

async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(walk(tg, "t", 0))
    print("all", asyncio.get_running_loop().time())

asyncio.run(main())
