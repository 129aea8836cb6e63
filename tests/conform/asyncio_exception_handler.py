# The loop's exception handler gets a dict of what went wrong
import asyncio

def handler(loop, context):
    print(sorted(context), context["message"].split(" <")[0], repr(context.get("exception")))

async def bad():
    raise ValueError("unseen")

async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t = asyncio.create_task(bad())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del t
    loop.call_exception_handler({"message": "by hand", "extra": 1})
    print("end")

asyncio.run(main())
