# Cancelling whoever is in wait leaves the tasks alone
import asyncio

async def job(n):
    try:
        await asyncio.sleep(n)
        print("finished", n)
    except asyncio.CancelledError:
        print("cancelled", n)
        raise

async def waiter(tasks):
    try:
        await asyncio.wait(tasks)
    except asyncio.CancelledError:
        print("waiter cancelled")
        raise

async def main():
    tasks = [asyncio.create_task(job(n)) for n in (2, 3)]
    w = asyncio.create_task(waiter(tasks))
    await asyncio.sleep(1)
    w.cancel()
    await asyncio.wait([w])
    print(w.cancelled(), [t.done() for t in tasks])
    await asyncio.gather(*tasks)

asyncio.run(main())
