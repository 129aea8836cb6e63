# Waiters of a semaphore are served in turn, also after a cancellation
import asyncio

async def job(n, sem):
    await sem.acquire()
    print("got", n, asyncio.get_running_loop().time())
    await asyncio.sleep(1)
    sem.release()

async def main():
    sem = asyncio.Semaphore(2)
    ts = [asyncio.create_task(job(i, sem)) for i in range(7)]
    await asyncio.sleep(0.5)
    ts[3].cancel()
    print(sem.locked())
    await asyncio.wait(ts)
    print([t.cancelled() for t in ts], sem.locked())

asyncio.run(main())
