# An event: two wait until it is set.
import asyncio

async def waiter(event, n):
    await event.wait()
    print(n, "saw it")

async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(event, n)) for n in range(2)]
    await asyncio.sleep(1)
    event.set()
    await asyncio.gather(*tasks)
    event.clear()
    print(event.is_set())

asyncio.run(main())
