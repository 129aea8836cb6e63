# KeyboardInterrupt raised by a task goes straight out of asyncio.run
import asyncio

async def other():
    try:
        await asyncio.sleep(10)
    finally:
        print("other's finally")

async def main():
    asyncio.create_task(other())
    await asyncio.sleep(1)
    raise KeyboardInterrupt

try:
    asyncio.run(main())
except KeyboardInterrupt as e:
    print("caught", repr(e))
