# Dining philosophers: a timeout gets them out of the deadlock
import asyncio
import random

async def philosopher(name, left, right, meals, log):
    eaten = 0
    while eaten < meals:
        await asyncio.sleep(random.uniform(0, 0.1))
        async with left:
            try:
                async with asyncio.timeout(0.5):
                    await asyncio.sleep(0.2)
                    await right.acquire()
            except TimeoutError:
                log.append(f"{name} gave up")
                continue
            try:
                await asyncio.sleep(0.1)
                eaten += 1
                log.append(f"{name} ate {eaten} at {asyncio.get_running_loop().time():.2f}")
            finally:
                right.release()
    return name

async def main():
    random.seed(3)
    names = ["Plato", "Kant", "Hume", "Marx"]
    forks = [asyncio.Lock() for _ in names]
    log = []
    done = await asyncio.gather(*(philosopher(n, forks[i], forks[(i + 1) % len(forks)], 2, log) for i, n in enumerate(names)))
    print(*log, sep="\n")
    print(done, any(f.locked() for f in forks))

asyncio.run(main())
