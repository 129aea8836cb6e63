# A TaskGroup waits for all its tasks
import asyncio

async def f(n):
    await asyncio.sleep(n)
    print("f", n)
    return n * n

async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(f(2))
        b = tg.create_task(f(1), name="bee")
        print("in the group", a.done())
    print(a.result(), b.result(), b.get_name())
    async with asyncio.TaskGroup() as tg:
        pass
    try:
        tg.create_task(c := f(0))
    except RuntimeError as e:
        print(str(e).split(">")[-1])
        c.close()

asyncio.run(main())
