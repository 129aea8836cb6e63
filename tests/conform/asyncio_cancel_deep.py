# A chain of tasks that is deeper than the recursion limit cannot be cancelled from its end
import asyncio


async def link(before):
    if before is None:
        await asyncio.sleep(100)
    else:
        await before


async def main(n):
    tasks = [None]
    for _ in range(n):
        tasks.append(asyncio.create_task(link(tasks[-1])))
    await asyncio.sleep(0)
    try:
        print(tasks[-1].cancel())
    except RecursionError as error:
        print(error)
    try:
        await tasks[-1]
    except asyncio.CancelledError as error:
        print(repr(error))
    print(sum(task.cancelled() for task in tasks[1:]))

for n in (900, 5000):
    asyncio.run(main(n))
