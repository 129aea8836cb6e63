"""A task has failed before it is awaited."""
import asyncio


async def invert(x):
    return 1 / x


async def main():
    task = asyncio.create_task(invert(0))
    await asyncio.sleep(1)
    print("done?", task.done())
    try:
        print(await task)
    except ZeroDivisionError as error:
        print("main found:", error)


asyncio.run(main())
