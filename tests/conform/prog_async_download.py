# A download manager: concurrent chunks, checksums, pausing by an Event, progress by callbacks
import asyncio

class Download:
    def __init__(self, name, chunks, speed):
        self.name, self.chunks, self.speed = name, chunks, speed
        self.running = asyncio.Event(); self.running.set()
        self.received = []
        self.listeners = []

    async def chunk(self, i):
        await self.running.wait()
        await asyncio.sleep(self.speed * (1 + i % 3))
        if self.name == "bad.bin" and i == 2:
            raise ConnectionError(f"{self.name}: chunk {i} lost")
        self.received.append(i)
        for f in self.listeners:
            f(self, len(self.received) / self.chunks)
        return f"{self.name}:{i}"

    async def run(self, limit):
        sem = asyncio.Semaphore(limit)
        async def one(i):
            async with sem:
                return await self.chunk(i)
        async with asyncio.TaskGroup() as tg:
            tasks = [tg.create_task(one(i)) for i in range(self.chunks)]
        return [t.result() for t in tasks]

def report(d, share):
    print(f"{asyncio.get_running_loop().time():5.2f} {d.name:<8} {share:>5.0%} {d.received[-1]}")

async def pause(d, at, length):
    await asyncio.sleep(at)
    d.running.clear(); print("pause", d.name)
    await asyncio.sleep(length)
    d.running.set(); print("resume", d.name)

async def main():
    ds = [Download("a.txt", 4, 0.5), Download("b.iso", 5, 0.2), Download("bad.bin", 3, 0.3)]
    for d in ds:
        d.listeners.append(report)
    stop = asyncio.create_task(pause(ds[1], 0.5, 2))
    for r in await asyncio.gather(*(d.run(2) for d in ds), return_exceptions=True):
        print(type(r).__name__, r if isinstance(r, list) else [repr(e) for e in r.exceptions])
    await stop

asyncio.run(main())
