# After the first error of a gather the others' errors stay unseen, with no report
import asyncio

async def fail(n):
    await asyncio.sleep(n)
    print("failing", n)
    raise ValueError(n)

async def main():
    try:
        await asyncio.gather(fail(1), fail(2), fail(3))
    except ValueError as e:
        print("main sees", e)
    await asyncio.sleep(5)
    print(len(asyncio.all_tasks()))

asyncio.run(main())
