# A loop that nobody closed closes itself when it goes; where it empties its
# queue and its timers is said of the coroutines in them.
import asyncio


async def waits(queue):
    await queue.get()


async def starts(queue):
    asyncio.create_task(later())
    asyncio.create_task(waits(queue))


async def later():
    pass


async def main():
    queue = asyncio.PriorityQueue()
    asyncio.create_task(waits(queue))
    asyncio.create_task(starts(queue))
    asyncio.get_running_loop().call_later(1, print, later())


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
print('over')
