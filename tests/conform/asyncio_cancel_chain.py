# Cancelling the outermost task goes down a chain of awaits and unwinds it
import asyncio

async def inner():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("inner")
        raise

async def middle():
    try:
        await inner()
    finally:
        print("middle")

async def outer():
    try:
        await middle()
    except asyncio.CancelledError as e:
        print("outer", e.args)
        return "converted"

async def main():
    t = asyncio.create_task(outer())
    await asyncio.sleep(3)
    t.cancel("stop now")
    print(await t)

asyncio.run(main())
