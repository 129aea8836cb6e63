# The error of a shielded task whose waiter was cancelled is reported
import asyncio

async def work():
    await asyncio.sleep(2)
    raise ValueError("nobody waits for me")

async def waiter(task):
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        print("waiter gives up")

async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, ctx: print("handler:", ctx["message"], repr(ctx["exception"])))
    task = asyncio.create_task(work())
    w = asyncio.create_task(waiter(task))
    await asyncio.sleep(1)
    w.cancel()
    await w
    await asyncio.sleep(2)
    print(task.done(), repr(task.exception()))

asyncio.run(main())
