# A token bucket and a sliding window limit calls per second
import asyncio
from collections import deque

class TokenBucket:
    def __init__(self, rate, size):
        self.rate, self.size = rate, size
        self.tokens = size
        self.stamp = asyncio.get_running_loop().time()

    async def take(self):
        while True:
            now = asyncio.get_running_loop().time()
            self.tokens = min(self.size, self.tokens + (now - self.stamp) * self.rate)
            self.stamp = now
            if self.tokens >= 1:
                self.tokens -= 1
                return
            await asyncio.sleep((1 - self.tokens) / self.rate)

class Window:
    def __init__(self, n, seconds):
        self.n, self.seconds, self.calls = n, seconds, deque()
        self.lock = asyncio.Lock()

    async def __aenter__(self):
        async with self.lock:
            now = asyncio.get_running_loop().time()
            if len(self.calls) == self.n:
                wait = self.calls.popleft() + self.seconds - now
                if wait > 0:
                    await asyncio.sleep(wait)
            self.calls.append(asyncio.get_running_loop().time())
        return self

    async def __aexit__(self, *exc):
        return False

async def call(i, limiter):
    if isinstance(limiter, TokenBucket):
        await limiter.take()
    else:
        async with limiter:
            pass
    print(f"{type(limiter).__name__} call {i} at {asyncio.get_running_loop().time():.2f}")

async def main():
    bucket = TokenBucket(2, 3)
    await asyncio.gather(*(call(i, bucket) for i in range(6)))
    window = Window(2, 1.5)
    await asyncio.gather(*(call(i, window) for i in range(5)))

asyncio.run(main())
