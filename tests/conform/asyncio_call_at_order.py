# call_at, call_later and call_soon: who is first, arguments, handles, TimerHandle.when
import asyncio
import functools

def say(*args, **kw):
    print(f"{asyncio.get_running_loop().time():.1f}", *args, kw or "")

async def main():
    loop = asyncio.get_running_loop()
    now = loop.time()
    h = [loop.call_at(now + 2, say, "at 2"), loop.call_later(1, say, "in 1"),
         loop.call_at(now + 1, say, "at 1"), loop.call_later(0, say, "in 0"),
         loop.call_later(-1, say, "in -1"), loop.call_soon(say, "soon"),
         loop.call_soon(functools.partial(say, "partial", k=1)), loop.call_at(now - 5, say, "at -5")]
    print([x.when() for x in h if isinstance(x, asyncio.TimerHandle)], type(h[5]).__name__)
    h[2].cancel()
    print(h[2].cancelled(), h[0].cancelled())
    await asyncio.sleep(0)
    print("after one pass")
    await asyncio.sleep(3)
    h[0].cancel()
    for bad in (lambda: loop.call_at(None, say), lambda: loop.call_later(None, say)):
        try:
            bad()
        except TypeError as e:
            print(e)

asyncio.run(main())
