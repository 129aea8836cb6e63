# A race of turtles with a referee, photo finish, a condition that tells of the lead
import asyncio
import random

class Race:
    def __init__(self, length):
        self.length, self.places, self.pos = length, [], {}
        self.moved = asyncio.Condition()

    async def turtle(self, name):
        self.pos[name] = 0
        while self.pos[name] < self.length:
            await asyncio.sleep(random.choice([0.5, 1, 1.5]))
            async with self.moved:
                self.pos[name] += random.randint(1, 4)
                self.moved.notify_all()
        self.places.append(name)

    async def referee(self):
        leader = None
        while True:
            async with self.moved:
                await self.moved.wait_for(lambda: max(self.pos, key=self.pos.get) != leader)
                leader = max(self.pos, key=self.pos.get)
                print(f"{asyncio.get_running_loop().time():4.1f} {leader} leads with {self.pos[leader]}")

async def main():
    random.seed(2024)
    race = Race(15)
    ref = asyncio.create_task(race.referee(), name="referee")
    try:
        async with asyncio.timeout(60):
            async with asyncio.TaskGroup() as tg:
                for n in ("Tim", "Tom", "Tam"):
                    tg.create_task(race.turtle(n), name=n)
    finally:
        ref.cancel()
    for place, name in enumerate(race.places, 1):
        print(f"{place}. {name} {race.pos[name]}")

asyncio.run(main())
