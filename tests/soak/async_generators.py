# Asynchronous generators left half-way, closed by hand or by the loop.
import asyncio


async def ticks(log):
    try:
        n = 0
        while True:
            yield n
            n += 1
            await asyncio.sleep(0)
    finally:
        log.append(n)


async def main():
    log = []
    while True:
        async for n in ticks(log):
            if n == 3:
                break
        by_hand = ticks(log)
        await anext(by_hand)
        await by_hand.aclose()
        cycle = []
        held = ticks(cycle)
        cycle.append(held)
        await anext(held)
        never = ticks(log)
        found = [n async for n in several()]
        await asyncio.sleep(0)
        del log[:], found


async def several():
    for n in range(3):
        yield n


asyncio.run(main())
