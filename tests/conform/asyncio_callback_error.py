# An exception in a callback is logged; the loop goes on
# stderr: any
import asyncio

def bad():
    raise ValueError("in callback")

async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(bad)
    loop.call_later(1, print, "later")
    await asyncio.sleep(2)
    print("alive")

asyncio.run(main())
