# Locks, conditions, events, semaphores and barriers, each new every time.
import asyncio


async def locked(lock):
    async with lock:
        await asyncio.sleep(0)


async def waiting(condition, box):
    async with condition:
        await condition.wait_for(lambda: box)


async def main():
    while True:
        lock = asyncio.Lock()
        await asyncio.gather(*(locked(lock) for _ in range(5)))
        gate = asyncio.Semaphore(2)
        await asyncio.gather(*(locked(gate) for _ in range(5)))
        condition, box = asyncio.Condition(), []
        waiters = [asyncio.create_task(waiting(condition, box))
                   for _ in range(3)]
        await asyncio.sleep(0)
        async with condition:
            box.append(1)
            condition.notify_all()
        await asyncio.gather(*waiters)
        event = asyncio.Event()
        late = asyncio.create_task(event.wait())
        await asyncio.sleep(0)
        event.set()
        await late
        barrier = asyncio.Barrier(3)
        await asyncio.gather(*(barrier.wait() for _ in range(3)))


asyncio.run(main())
