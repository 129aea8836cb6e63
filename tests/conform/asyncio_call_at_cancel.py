# Handles: cancelled before, after, from one another
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    hs = {}
    def cb(n, kill=None):
        print(loop.time(), n)
        if kill:
            hs[kill].cancel()
    hs["a"] = loop.call_later(1, cb, "a", "b")
    hs["b"] = loop.call_later(1, cb, "b")
    hs["c"] = loop.call_later(2, cb, "c")
    hs["d"] = loop.call_soon(cb, "d", "e")
    hs["e"] = loop.call_soon(cb, "e")
    await asyncio.sleep(3)
    print({k: h.cancelled() for k, h in hs.items()})
    hs["c"].cancel()
    print(hs["c"].cancelled(), hs["c"].when())

asyncio.run(main())
