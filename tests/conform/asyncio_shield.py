# shield protects the inner task from the cancellation of the outer one
import asyncio

async def important():
    await asyncio.sleep(2)
    print("important work done")
    return 42

async def main():
    t = asyncio.create_task(important())
    try:
        await asyncio.wait_for(asyncio.shield(t), 1)
    except TimeoutError:
        print("gave up; task", t.done(), t.cancelled())
    print(await t)
    u = asyncio.create_task(important())
    s = asyncio.shield(u)
    await asyncio.sleep(0)
    s.cancel()
    try:
        await s
    except asyncio.CancelledError:
        print("shield cancelled", u.cancelled())
    print(await u)

asyncio.run(main())
