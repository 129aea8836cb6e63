# A coroutine that is called and dropped: a RuntimeWarning where it dies
import asyncio

async def forgotten():
    print("never")

async def main():
    print("before")
    forgotten()
    print("between")
    c = forgotten()
    del c
    print("after")

asyncio.run(main())
