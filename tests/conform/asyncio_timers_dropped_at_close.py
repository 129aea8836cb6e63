# A loop that is closed drops its timers from the last in its list on, and what
# they hold tells of itself in that order.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    lock = asyncio.Lock()

    async def work(name):
        async with lock:
            await asyncio.sleep(0.2)

    async def sets(name):
        gathered = asyncio.gather(work(name))
        loop.call_later(0.1, gathered)

    for name in 'abc':
        await asyncio.create_task(sets(name))


asyncio.run(main())
print('over')
