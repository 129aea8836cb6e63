# Workers go through phases together by a barrier; one reports for all
import asyncio
import random

async def worker(name, barrier, results):
    for phase in ("load", "work", "save"):
        t = random.randint(1, 5)
        await asyncio.sleep(t)
        results.setdefault(phase, []).append((t, name))
        if await barrier.wait() == 0:
            print(f"{asyncio.get_running_loop().time():.0f} {phase} done, slowest {max(results[phase])}")

async def main():
    random.seed(12)
    barrier, results = asyncio.Barrier(4), {}
    await asyncio.gather(*(worker(n, barrier, results) for n in "wxyz"))
    print({k: [n for _, n in v] for k, v in results.items()})
    print(sum(max(v)[0] for v in results.values()), asyncio.get_running_loop().time())

asyncio.run(main())
