# Getters of a queue whose loop was closed: they go with the queue, the
# coroutine first, whose error keeps the task.
import asyncio


async def main():
    queue = asyncio.PriorityQueue()

    async def waits(name):
        await queue.get()

    async def starts(name):
        asyncio.create_task(waits(name))

    await starts('a')
    asyncio.create_task(waits('b'))


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
print('over')
