# A rate limiter as an async context manager, over a deque of time stamps.
import asyncio
import time
from collections import deque


class SlidingWindow:
    """At most `limit` entries in any `period` seconds."""

    def __init__(self, limit, period):
        self.limit, self.period = limit, period
        self.stamps = deque(maxlen=limit)
        self.lock = asyncio.Lock()

    async def __aenter__(self):
        async with self.lock:
            if len(self.stamps) == self.limit:
                oldest = self.stamps[0]
                wait = oldest + self.period - time.monotonic()
                if wait > 0:
                    print(f"  ..throttled {wait:.2f}s at {time.monotonic():05.2f}")
                    await asyncio.sleep(wait)
            self.stamps.append(time.monotonic())
        return self

    async def __aexit__(self, *exc):
        if exc[0] is not None:
            print("  left with", exc[0].__name__, exc[1].args)
        return isinstance(exc[1], KeyError)


async def call(limiter, n):
    async with limiter as me:
        assert me is limiter
        if n == 4:
            raise KeyError("four")
        await asyncio.sleep(0.1 * n)
        print(f"call {n:>2} done at {time.monotonic():.1f}")
        return n * n
    return "swallowed"


async def main():
    limiter = SlidingWindow(3, 2.0)
    results = await asyncio.gather(*(call(limiter, n) for n in range(7)))
    print(results)
    try:
        async with asyncio.timeout(1):
            await call(limiter, 9)
    except TimeoutError as e:
        print(repr(e), type(e).__mro__[1].__name__, repr(e.__cause__))
    print(limiter.stamps.maxlen, [round(s, 2) for s in limiter.stamps])

asyncio.run(main())
