# wait() for the first and with a timeout, as_completed(), shield().
import asyncio

async def job(n):
    await asyncio.sleep(n)
    return n

async def main():
    tasks = [asyncio.create_task(job(n)) for n in (3, 1, 2)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending))
    for c in asyncio.as_completed(tasks):
        print(await c)
    inner = asyncio.create_task(job(1))
    print(await asyncio.shield(inner))
    done, pending = await asyncio.wait([asyncio.create_task(job(5))], timeout=1)
    print(len(done), len(pending))

asyncio.run(main())
