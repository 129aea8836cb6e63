# A barrier that drains lets late comers wait for the next round
import asyncio

async def runner(name, barrier, speed):
    for lap in range(3):
        await asyncio.sleep(speed)
        print(f"{asyncio.get_running_loop().time():4.1f} {name} waits, lap {lap}")
        i = await barrier.wait()
        print(f"{asyncio.get_running_loop().time():4.1f} {name} goes as {i}, lap {lap}")

async def main():
    b = asyncio.Barrier(3)
    async with asyncio.TaskGroup() as tg:
        for name, speed in (("ann", 1), ("bob", 2), ("cy", 1.5)):
            tg.create_task(runner(name, b, speed))
    tasks = [asyncio.create_task(b.wait(), name=f"p{i}") for i in range(5)]
    await asyncio.sleep(1)
    print([t.done() for t in tasks], b.n_waiting)
    tasks.append(asyncio.create_task(b.wait()))
    print(await asyncio.gather(*tasks))

asyncio.run(main())
