# A Semaphore bounds how many work at a time
import asyncio

async def job(n, sem):
    async with sem:
        t = asyncio.get_running_loop().time()
        print(f"{t:.1f} start {n}")
        await asyncio.sleep(1 + n % 2)
    return n

async def main():
    sem = asyncio.Semaphore(2)
    print(await asyncio.gather(*(job(i, sem) for i in range(6))))
    print(sem.locked())
    b = asyncio.BoundedSemaphore(1)
    async with b:
        print(b.locked())
    try:
        b.release()
    except ValueError as e:
        print(e)
    try:
        asyncio.Semaphore(-1)
    except ValueError as e:
        print(e)

asyncio.run(main())
