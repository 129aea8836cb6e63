# A task may cancel itself: the error comes at its next await
import asyncio

async def job():
    asyncio.current_task().cancel("me")
    print("still here")
    try:
        await asyncio.sleep(0)
        print("not here")
    except asyncio.CancelledError as e:
        print("now", e.args)
    await asyncio.sleep(0)
    print("and on")

asyncio.run(job())
