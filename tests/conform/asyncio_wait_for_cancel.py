# Cancelling the caller of wait_for cancels what it waits for
import asyncio

async def slow():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("slow cancelled")
        raise

async def caller():
    try:
        await asyncio.wait_for(slow(), 5)
    except asyncio.CancelledError:
        print("caller cancelled")
        raise
    except TimeoutError:
        print("not this")

async def main():
    t = asyncio.create_task(caller())
    await asyncio.sleep(1)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("main", asyncio.get_running_loop().time())

asyncio.run(main())
