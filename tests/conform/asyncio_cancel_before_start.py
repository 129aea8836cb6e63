# A task cancelled before its first step never runs its body
import asyncio

async def body():
    print("never printed")
    try:
        await asyncio.sleep(1)
    finally:
        print("nor this")

async def main():
    t = asyncio.create_task(body())
    print(t.cancel(), t.cancelled(), t.cancelling())
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled")
    print(t.cancelled(), t.done(), t.cancel())

asyncio.run(main())
