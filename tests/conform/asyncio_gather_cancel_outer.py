# Cancelling a gather cancels every child that isn't done
import asyncio

async def child(n):
    try:
        await asyncio.sleep(n)
        print("child", n, "done")
    except asyncio.CancelledError:
        print("child", n, "cancelled")
        raise
    finally:
        print("child", n, "finally")

async def main():
    g = asyncio.gather(child(1), child(2), child(3))
    await asyncio.sleep(1.5)
    print("cancel", g.cancel())
    try:
        await g
    except asyncio.CancelledError as e:
        print("main sees", repr(e))
    print(g.cancelled(), g.done())

asyncio.run(main())
