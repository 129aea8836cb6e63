# Cancelled children and a cancelled gather, with and without return_exceptions
import asyncio

async def job(n):
    try:
        await asyncio.sleep(n)
        return n
    except asyncio.CancelledError:
        print("job", n, "cancelled")
        raise

async def main():
    tasks = [asyncio.create_task(job(n)) for n in (1, 2, 3)]
    asyncio.get_running_loop().call_later(0.5, tasks[1].cancel, "one only")
    print(await asyncio.gather(*tasks, return_exceptions=True))
    for flag in (False, True):
        g = asyncio.gather(job(1), job(2), return_exceptions=flag)
        asyncio.get_running_loop().call_later(1.5, g.cancel)
        try:
            print(await g)
        except asyncio.CancelledError as e:
            print("gather cancelled", flag, g.cancelled(), e.args)
    g = asyncio.gather(job(1))
    await g
    print(g.cancel())
    async def inside():
        await asyncio.gather(job(5), job(6))
    t = asyncio.create_task(inside())
    await asyncio.sleep(1)
    t.cancel("bye")
    try:
        await t
    except asyncio.CancelledError as e:
        print("task", e.args)

asyncio.run(main())
