# gather inside of the tasks of a group, with failures that carry notes.
import asyncio


async def part(n, fail=False):
    await asyncio.sleep(n / 10)
    if fail:
        raise LookupError(n)
    print("part", n, asyncio.current_task().get_name())
    return n


async def family(base, fail=None):
    try:
        return await asyncio.gather(*[part(base + i, fail=(i == fail)) for i in range(3)])
    except LookupError as e:
        e.add_note(f"in family {base}")
        raise


async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(family(1), name="fam-1")
        b = tg.create_task(family(2), name="fam-2")
    print(a.result(), b.result())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(family(1, fail=1))
            tg.create_task(family(8))
    except ExceptionGroup as eg:
        for e in eg.exceptions:
            print(repr(e), e.__notes__)
    await asyncio.sleep(2)
    async with asyncio.TaskGroup() as tg:
        tg.create_task(family(3, fail=0))
        nested = asyncio.gather(family(4, fail=2), part(1), return_exceptions=True)
        try:
            print(await nested)
        except asyncio.CancelledError as e:
            print("main body cancelled", e.args, nested)
            raise

asyncio.run(main())
