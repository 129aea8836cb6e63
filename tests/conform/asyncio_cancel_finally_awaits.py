# finally may await during cancellation
import asyncio

async def job():
    try:
        print("working")
        await asyncio.sleep(100)
    finally:
        print("cleanup starts")
        await asyncio.sleep(2)
        print("cleanup ends")

async def main():
    loop = asyncio.get_running_loop()
    t = asyncio.create_task(job())
    await asyncio.sleep(1)
    t.cancel()
    print("cancel requested", t.done())
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled at", loop.time())

asyncio.run(main())
