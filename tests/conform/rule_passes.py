# A pass runs what was ready when it began.
import asyncio

seen = []


def add(name, *more):
    seen.append(name)
    for each in more:
        loop.call_soon(add, each)


async def main():
    global loop
    loop = asyncio.get_running_loop()
    # "The loop counts what is in READY, runs just that many, each once and in
    # order, and begins the next pass."
    # "What they add goes to the back and waits for that next pass, so that nobody
    # can push in and nobody starves."
    loop.call_soon(add, "a", "a1", "a2")
    loop.call_soon(add, "b", "b1")
    loop.call_soon(add, "c")
    # "that what is added runs at once, or that the newest comes first. READY is a
    # queue: first in, first out, without priorities."
    await asyncio.sleep(0)
    assert seen == ["a", "b", "c"]
    await asyncio.sleep(0)
    assert seen == ["a", "b", "c", "a1", "a2", "b1"]

asyncio.run(main())
print("holds")
