# create_task only schedules: the body starts when main next gives way
import asyncio

async def job(n):
    print("job", n, "begins")
    await asyncio.sleep(0)
    print("job", n, "ends")
    return n * 10

async def main():
    t1 = asyncio.create_task(job(1))
    t2 = asyncio.create_task(job(2))
    print("nothing ran yet", t1.done(), t2.done())
    print(await t2)
    print(await t1, t1.result())
    print(await t1, "again")

asyncio.run(main())
