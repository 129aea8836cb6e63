# sys.exit inside a task ends the program with that status
# stderr: any
import asyncio
import sys

async def quitter():
    await asyncio.sleep(1)
    print("quitting")
    sys.exit(7)

async def main():
    t = asyncio.create_task(quitter())
    try:
        await asyncio.sleep(5)
        print("never")
    finally:
        print("main unwinds")

asyncio.run(main())
