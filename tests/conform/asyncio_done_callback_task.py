# A task's done callback runs a pass after its end
import asyncio

async def job():
    print("job")
    return 7

async def main():
    t = asyncio.create_task(job(), name="J")
    t.add_done_callback(lambda t: print("callback", t.get_name(), t.result()))
    for i in range(3):
        await asyncio.sleep(0)
        print("main", i, t.done())

asyncio.run(main())
