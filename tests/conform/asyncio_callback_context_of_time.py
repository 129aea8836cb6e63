# loop.time, call_later in a chain: a ticker made of callbacks
import asyncio

def tick(loop, n, done):
    print(f"tick {n} at {loop.time():.1f}")
    if n == 3:
        done.set_result("ticked")
    else:
        loop.call_later(0.5, tick, loop, n + 1, done)

async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    tick(loop, 0, done)
    print(await done)

asyncio.run(main())
