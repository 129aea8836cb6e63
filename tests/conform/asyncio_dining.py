# Philosophers with locks taken in order: no deadlock
import asyncio

async def philosopher(i, forks):
    a, b = sorted((i, (i + 1) % len(forks)))
    for meal in range(2):
        async with forks[a]:
            await asyncio.sleep(0.1)
            async with forks[b]:
                print(f"{asyncio.get_running_loop().time():.1f} {i} eats {meal}")
                await asyncio.sleep(0.3)

async def main():
    forks = [asyncio.Lock() for _ in range(4)]
    await asyncio.gather(*(philosopher(i, forks) for i in range(4)))

asyncio.run(main())
