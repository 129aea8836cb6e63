# sys.exit inside a task, with something left to atexit.
import asyncio
import atexit
import sys

atexit.register(print, "at exit")


async def main():
    print("leaving")
    sys.exit(7)


asyncio.run(main())
