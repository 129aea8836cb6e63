# A queue used in two loops, one after the other: getters belong to the first, join to where it waits
import asyncio

queue = asyncio.Queue()


async def first():
    getter = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    queue.put_nowait('a')
    print(await getter)


async def second():
    asyncio.get_running_loop().call_later(1, queue.task_done)
    await queue.join()
    print('joined')
    try:
        await queue.get()
    except RuntimeError as error:
        print(str(error).split('> ')[-1])

asyncio.run(first())
asyncio.run(second())
