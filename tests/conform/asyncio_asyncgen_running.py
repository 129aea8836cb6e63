# What an async generator that waits says of itself: ag_running, ag_await
import asyncio


async def slow():
    await asyncio.sleep(1)
    yield 1


async def consume(gen):
    async for _ in gen:
        print("item", gen.ag_running, gen.ag_await)


async def main():
    gen = slow()
    print(gen.ag_running, gen.ag_await)
    task = asyncio.create_task(consume(gen))
    await asyncio.sleep(0.5)
    print(gen.ag_running, gen.ag_await.__name__)
    print(type(task.get_coro().cr_await).__name__)
    await task
    print(gen.ag_running, gen.ag_await)


asyncio.run(main())
