# A generator runs on demand.
import asyncio

seen = []


def items():
    for n in range(3):
        seen.append(n)
        yield n


async def slow_items():
    for n in range(2):
        await asyncio.sleep(1)
        yield n


async def main():
    # "A generator's code runs when somebody asks for an item: to the next yield,
    # where it stops and keeps its place."
    # "that it makes all its items at once. It makes one, and waits to be asked."
    made = items()
    assert seen == []
    assert next(made) == 0
    assert seen == [0]
    assert next(made) == 1
    assert seen == [0, 1]
    # "An async generator may also await on its way to the yield."
    begin = asyncio.get_running_loop().time()
    assert [n async for n in slow_items()] == [0, 1]
    assert 2 <= asyncio.get_running_loop().time() - begin < 2.5

asyncio.run(main())
print("holds")
