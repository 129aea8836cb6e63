# Generators give one item at a time, and end a loop without an error.
import asyncio


def count(n):
    while n:
        yield n
        n -= 1


async def ticks():
    yield "tick"
    await asyncio.sleep(1)
    yield "tock"


async def main():
    for number in count(1):
        print(number)
    numbers = count(1)
    print(next(numbers))
    try:
        next(numbers)
    except StopIteration:
        print("no more")
    async for sound in ticks():
        print(sound)
    async for sound in ticks():
        break
    await asyncio.sleep(1)


asyncio.run(main())
