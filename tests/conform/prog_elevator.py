# An elevator serves calls by direction; passengers wait on events
import asyncio

class Elevator:
    def __init__(self):
        self.floor, self.stops, self.changed = 0, {}, asyncio.Event()

    async def to(self, who, floor):
        arrived = self.stops.setdefault(floor, asyncio.Event())
        self.changed.set()
        await arrived.wait()
        print(f"{asyncio.get_running_loop().time():4.0f} {who} is at {floor}")

    def next_stop(self, up):
        above = [f for f in self.stops if f > self.floor]
        below = [f for f in self.stops if f < self.floor]
        if up:
            return (min(above), True) if above else (max(below), False)
        return (max(below), False) if below else (min(above), True)

    async def run(self):
        up = True
        while True:
            if self.floor in self.stops:
                self.stops.pop(self.floor).set()
                await asyncio.sleep(2)
                continue
            if not self.stops:
                self.changed.clear()
                await self.changed.wait()
                continue
            target, up = self.next_stop(up)
            self.floor += 1 if target > self.floor else -1
            await asyncio.sleep(1)
            print(f"{asyncio.get_running_loop().time():4.0f} passing {self.floor}, {'up' if up else 'down'}")

async def passenger(lift, who, when, start, end):
    await asyncio.sleep(when)
    await lift.to(who, start)
    await lift.to(who, end)
    return asyncio.get_running_loop().time() - when

async def main():
    lift = Elevator()
    motor = asyncio.create_task(lift.run())
    times = await asyncio.gather(passenger(lift, "ann", 0, 3, 0), passenger(lift, "bob", 1, 5, 1), passenger(lift, "cy", 2.5, 2, 4))
    print(times)
    motor.cancel()

asyncio.run(main())
