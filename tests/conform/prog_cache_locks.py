# A cache that computes each key once, however many ask; entries expire
import asyncio

class Cache:
    def __init__(self, load, ttl):
        self.load, self.ttl = load, ttl
        self.entries, self.locks = {}, {}
        self.hits = self.misses = 0

    async def get(self, key):
        lock = self.locks.setdefault(key, asyncio.Lock())
        async with lock:
            now = asyncio.get_running_loop().time()
            value, until = self.entries.get(key, (None, -1))
            if until > now:
                self.hits += 1
                return value
            self.misses += 1
            value = await self.load(key)
            self.entries[key] = value, asyncio.get_running_loop().time() + self.ttl
            return value

async def slow_lookup(key):
    print(f"{asyncio.get_running_loop().time():.1f} loading {key}")
    await asyncio.sleep(1)
    if key == "bad":
        raise KeyError(key)
    return key.upper()

async def client(i, cache, keys, pause):
    out = []
    for k in keys:
        try:
            out.append(await cache.get(k))
        except KeyError as e:
            out.append(repr(e))
        await asyncio.sleep(pause)
    print(f"{asyncio.get_running_loop().time():.1f} client {i} {out}")

async def main():
    cache = Cache(slow_lookup, 3)
    await asyncio.gather(client(1, cache, ["a", "b", "a"], 0.5), client(2, cache, ["a", "a", "b"], 2), client(3, cache, ["bad", "b", "bad"], 1))
    print(cache.hits, cache.misses, sorted(cache.entries))

asyncio.run(main())
