# The loop sleeps only when nothing is ready.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    # "With something in READY the loop only looks whether input or output has
    # come, and goes on."
    begin = loop.time()
    for _ in range(100):
        await asyncio.sleep(0)
    assert loop.time() - begin < 0.5
    # "With nothing in READY it waits for that until its earliest timer is due."
    # "In the sandbox the clock jumps over that wait, as nothing could happen in
    # it; on a real clock this is when a program uses no processor."
    loop.call_later(9, lambda: None)
    await asyncio.sleep(3)
    assert 3 <= loop.time() - begin < 3.5
    # "that waits add up. While one task sleeps the others sleep as well: together
    # they take as long as the longest."
    begin = loop.time()
    await asyncio.gather(*(asyncio.sleep(n) for n in (1, 2, 3)))
    assert 3 <= loop.time() - begin < 3.5

asyncio.run(main())
print("holds")
