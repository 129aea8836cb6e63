# call_later and call_at by deadline, ties by first come
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    def cb(n):
        print(f"{loop.time():.1f}", n)
    loop.call_later(2, cb, "two")
    loop.call_later(1, cb, "one")
    loop.call_later(1, cb, "one again")
    loop.call_at(loop.time() + 1.5, cb, "one and a half")
    h = loop.call_later(1.2, cb, "never")
    print(h.when(), h.cancelled())
    h.cancel()
    loop.call_later(0, cb, "zero")
    loop.call_soon(cb, "soon")
    await asyncio.sleep(1)
    print("main at one")
    await asyncio.sleep(2)

asyncio.run(main())
