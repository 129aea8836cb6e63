# SystemExit in a task of a group leaves the group and the loop
import asyncio
import sys

async def leave():
    await asyncio.sleep(1)
    sys.exit(3)

async def other():
    try:
        await asyncio.sleep(5)
    finally:
        print("other ends")

async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(other())
            tg.create_task(leave())
    finally:
        print("main ends")

asyncio.run(main())
