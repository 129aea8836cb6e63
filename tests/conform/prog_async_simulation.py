# A queue at a counter: arrivals, service times, statistics of the waiting
import asyncio
import random
import statistics

async def customer(n, counter, waits):
    now = asyncio.get_running_loop().time
    came = now()
    async with counter:
        waits.append(now() - came)
        await asyncio.sleep(random.expovariate(1 / 3))
    if n % 10 == 0:
        print(f"{now():7.3f} customer {n} leaves, waited {waits[-1]:.3f}")

async def run(counters, seed):
    random.seed(seed)
    counter, waits, tasks = asyncio.Semaphore(counters), [], []
    for n in range(30):
        tasks.append(asyncio.create_task(customer(n, counter, waits)))
        await asyncio.sleep(random.expovariate(1 / 2))
    await asyncio.gather(*tasks)
    print(f"{counters} counters: mean {statistics.mean(waits):.4f}, median {statistics.median(waits):.4f}, max {max(waits):.4f}, none waited {sum(w == 0 for w in waits)}")

for counters in (1, 2, 3):
    asyncio.run(run(counters, 99))
