# The chained coroutines of the tutorials, with three parts, an error and a summary
import asyncio
import random
import time

async def part1(n):
    i = random.randint(0, 10)
    print(f"part1({n}) sleeping for {i} seconds.")
    await asyncio.sleep(i)
    result = f"result{n}-1"
    print(f"Returning part1({n}) == {result}.")
    return result

async def part2(n, arg):
    i = random.randint(0, 10)
    print(f"part2{n, arg} sleeping for {i} seconds.")
    await asyncio.sleep(i)
    if n == 6:
        raise RuntimeError(f"part2 can't work with {arg}")
    return f"result{n}-2 derived from {arg}"

async def part3(*args, sep=" & "):
    await asyncio.sleep(1)
    return sep.join(map(str, args))

async def chain(n):
    start = time.perf_counter()
    try:
        p1 = await part1(n)
        p2 = await part2(n, p1)
    except RuntimeError as e:
        print(f"chain({n}) failed: {e}")
        raise
    else:
        return await part3(p1, p2)
    finally:
        print(f"-->Chain {n} (took {time.perf_counter() - start:0.2f} seconds).")

async def main(*args):
    results = await asyncio.gather(*(chain(n) for n in args), return_exceptions=True)
    for n, r in zip(args, results):
        print(n, r if isinstance(r, str) else f"{type(r).__name__}: {r}")

if __name__ == "__main__":
    random.seed(444)
    start = time.perf_counter()
    asyncio.run(main(9, 6, 3))
    print(f"Program finished in {time.perf_counter() - start:0.2f} seconds.")
