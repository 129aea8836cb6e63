# BoundedSemaphore refuses one release too many; locked, values, wrong values
import asyncio

async def main():
    s = asyncio.Semaphore(2)
    print(s.locked(), await s.acquire(), await s.acquire(), s.locked())
    s.release(); s.release(); s.release()
    print(s.locked(), s._value)
    b = asyncio.BoundedSemaphore(1)
    async with b:
        print("inside", b.locked())
    try:
        b.release()
    except ValueError as e:
        print(e)
    for make in (asyncio.Semaphore, asyncio.BoundedSemaphore):
        try:
            make(-1)
        except ValueError as e:
            print(e)
    zero = asyncio.Semaphore(0)
    t = asyncio.create_task(zero.acquire())
    await asyncio.sleep(0)
    print(zero.locked(), t.done())
    zero.release()
    print(await t, zero.locked())
    async with asyncio.Semaphore() as nothing:
        print(nothing)

asyncio.run(main())
