# An elevator that answers its calls with futures.
import asyncio
from dataclasses import dataclass, field
import itertools

ids = itertools.count(1)


@dataclass(order=True)
class Call:
    floor: int
    id: int = field(default_factory=lambda: next(ids))
    done: asyncio.Future = field(default=None, compare=False, repr=False)


class Elevator:
    def __init__(self, floors, speed=1.0):
        self.floor, self.floors, self.speed = 0, floors, speed
        self.calls = []
        self.wake = asyncio.Event()

    def request(self, floor):
        if floor not in range(self.floors):
            raise IndexError(f"no floor {floor}")
        call = Call(floor, done=asyncio.get_running_loop().create_future())
        self.calls.append(call)
        self.wake.set()
        return call.done

    async def run(self):
        while True:
            if not self.calls:
                self.wake.clear()
                await self.wake.wait()
            target = min(self.calls, key=lambda c: (abs(c.floor - self.floor), c.id))
            step = (target.floor > self.floor) - (target.floor < self.floor)
            if step:
                await asyncio.sleep(self.speed)
                self.floor += step
            here = [c for c in self.calls if c.floor == self.floor]
            for c in here:
                self.calls.remove(c)
                if not c.done.cancelled():
                    c.done.set_result((c.id, self.floor, asyncio.get_running_loop().time()))


async def rider(e, at, to, start):
    await asyncio.sleep(start)
    a = await e.request(at)
    b = await e.request(to)
    return f"{at}->{to}: {a} {b}"


async def main():
    e = Elevator(6)
    engine = asyncio.create_task(e.run())
    riders = [rider(e, 3, 0, 0), rider(e, 1, 5, 0.5), rider(e, 4, 2, 2), rider(e, 0, 0, 20)]
    for r in await asyncio.gather(*riders):
        print(r)
    fut = e.request(5)
    fut.cancel()
    await asyncio.sleep(7)
    print(e.floor, e.calls, Call(3) < Call(3), engine.done())
    try:
        await asyncio.wait_for(e.request(2), 1.5)
    except TimeoutError:
        print("too slow", e.floor, len(e.calls))
    await asyncio.sleep(5)
    print(e.floor, len(e.calls))
    await rider(e, 2, 9, 0)

asyncio.run(main())
