# A barrier waits for the last one.
import asyncio

seen = []


async def comes(barrier, n):
    await asyncio.sleep(n)
    try:
        await barrier.wait()
        seen.append((n, loop.time() - begin))
    except asyncio.BrokenBarrierError:
        seen.append((n, "broken"))
    # "that it counts finished tasks. It counts arrivals at wait()."
    await asyncio.sleep(100)


async def main():
    global loop, begin
    loop = asyncio.get_running_loop()
    begin = loop.time()
    barrier = asyncio.Barrier(3)
    # "The tasks that come to a barrier wait until so many are there; the last one
    # opens it, and all go on."
    tasks = [asyncio.create_task(comes(barrier, n)) for n in (1, 2, 3)]
    await asyncio.sleep(2.5)
    assert seen == []
    await asyncio.sleep(1)
    assert sorted(n for n, _ in seen) == [1, 2, 3]
    assert all(3 <= t < 3.5 for _, t in seen) and not any(
        task.done() for task in tasks)
    # "abort() breaks it for everybody: BrokenBarrierError."
    del seen[:]
    tasks += [asyncio.create_task(comes(barrier, n)) for n in (1, 2)]
    await asyncio.sleep(4)
    await barrier.abort()
    tasks.append(asyncio.create_task(comes(barrier, 0)))
    await asyncio.sleep(1)
    assert sorted(seen) == [(0, "broken"), (1, "broken"), (2, "broken")]

asyncio.run(main())
print("holds")
