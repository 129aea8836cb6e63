# A semaphore lets so many in.
import asyncio

inside, most, waiting = [], [], []


async def work(name, gate):
    waiting.append(name)
    # "It counts free places: acquire takes one, release gives one back and wakes
    # the first in line."
    async with gate:
        waiting.remove(name)
        inside.append(name)
        most.append((len(inside), len(waiting)))
        await asyncio.sleep(1)
        inside.remove(name)


async def main():
    loop = asyncio.get_running_loop()
    begin = loop.time()
    # "So at most that many tasks are inside at a time, for instance so many
    # downloads."
    # "that it limits how many tasks there are. They all exist, and those outside
    # wait at the door."
    tasks = [asyncio.create_task(work(n, gate)) for gate in [asyncio.Semaphore(2)]
             for n in range(6)]
    await asyncio.sleep(0.5)
    assert len(asyncio.all_tasks()) == 7 and waiting == [2, 3, 4, 5]
    await asyncio.gather(*tasks)
    assert max(most)[0] == 2
    assert 3 <= loop.time() - begin < 3.5

asyncio.run(main())
print("holds")
