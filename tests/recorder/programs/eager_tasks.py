# Tasks that begin to run where they are made, as from Python 3.12 on.
import asyncio


async def at_once(n):
    return n


async def later(n):
    await asyncio.sleep(0.001)
    return n


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    done, waits = asyncio.create_task(at_once(1)), asyncio.create_task(later(2))
    print(done.done(), await waits, await asyncio.gather(at_once(3), later(4)))


asyncio.run(main())
