# Seeded random delays decide the order
import asyncio
import random

async def worker(n, results):
    d = random.uniform(0.05, 1.0)
    await asyncio.sleep(d)
    results.append(n)
    print(f"worker {n} after {d:.3f}: {random.choice('abc')}")

async def main():
    random.seed(2024)
    results = []
    await asyncio.gather(*(worker(i, results) for i in range(8)))
    print(results, f"{asyncio.get_running_loop().time():.4f}")

asyncio.run(main())
