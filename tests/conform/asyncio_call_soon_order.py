# call_soon callbacks run in order, a pass later than they are made
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    def again(n):
        print("cb", n)
        if n < 3:
            loop.call_soon(again, n + 1)
    loop.call_soon(again, 0)
    loop.call_soon(print, "plain", "args")
    h = loop.call_soon(print, "cancelled")
    h.cancel()
    print("before", h.cancelled())
    for i in range(5):
        await asyncio.sleep(0)
        print("main", i)

asyncio.run(main())
