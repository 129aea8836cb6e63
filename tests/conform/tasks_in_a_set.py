# A set of tasks goes by their numbers; what is left at the end of run is
# cancelled in the order of creation.
import asyncio


async def wait(n):
    try:
        await asyncio.sleep(n)
    except asyncio.CancelledError:
        print("cancelled", n)
        raise


async def main():
    tasks = [asyncio.create_task(wait(n), name="wait %d" % n)
             for n in range(1, 13)]
    done, pending = await asyncio.wait(tasks[:6], timeout=3)
    print([task.get_name() for task in done])
    print([task.get_name() for task in pending])
    print([task.get_name() for task in asyncio.all_tasks()])
    print(len({tasks[3], tasks[3], tasks[4]}))


asyncio.run(main())
