# gather of gathers: the inner futures are arguments of the outer one
import asyncio

loop_time = lambda: asyncio.get_running_loop().time()

async def leaf(tag, delay):
    await asyncio.sleep(delay)
    print(loop_time(), "leaf", tag)
    return tag

async def branch(tag):
    got = await asyncio.gather(leaf(tag + "1", 1), leaf(tag + "2", 2))
    print(loop_time(), "branch", tag, got)
    return got

async def main():
    print(await asyncio.gather(branch("a"), branch("b")))
    g1 = asyncio.gather(leaf("x", 0.5), leaf("y", 0.25))
    g2 = asyncio.gather(leaf("z", 0.5))
    print(await asyncio.gather(g1, g2, leaf("w", 0)))
    print(g1.done(), g1.result(), g2.result())

asyncio.run(main())
