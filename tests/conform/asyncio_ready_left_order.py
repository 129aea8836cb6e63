# What a loop still has to run when the program ends is told of by its distance
# from the queue: a task's first step, before a child that a gather was to hear of.
import asyncio


async def job():
    pass


async def fails():
    inner = asyncio.create_task(job())
    await asyncio.gather(asyncio.sleep)


def tell(loop, context):
    print(context["message"], context.get("exception"))


async def main():
    asyncio.get_running_loop().set_exception_handler(tell)
    left = asyncio.gather(job(), job(), fails())
    raise KeyError("left")


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
