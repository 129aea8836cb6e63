# async with of a lock or semaphore acquires and releases through its class; and
# what is thrown into a coroutine lives until the coroutine stops.
import asyncio


class Told(asyncio.Lock):
    async def acquire(self):
        print("acquire")
        return await super().acquire()

    def release(self):
        print("release")
        super().release()


class Counted(asyncio.Semaphore):
    held = 0

    async def acquire(self):
        await super().acquire()
        self.held += 1
        return True


class Left:
    def __del__(self):
        print("- Left")


async def use(lock, name):
    async with lock as got:
        print(name, "in", got)
        await asyncio.sleep(1)


async def waits():
    left = Left()
    await asyncio.sleep(1)


async def main():
    lock = Told()
    await asyncio.gather(use(lock, "a"), use(lock, "b"))
    gate = Counted(2)
    tasks = [asyncio.create_task(use(gate, c)) for c in "cde"]
    await asyncio.sleep(0.5)
    tasks[2].cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True), gate.held)
    task = asyncio.create_task(waits())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")
    print("after except")
    await asyncio.sleep(0)
    print("next step")

asyncio.run(main())
