# A task that gathers itself can't be cancelled: the cancellation goes round for
# ever, and the loop's exception handler is told when it was the task's step.
import asyncio


async def circle(cancel):
    me = asyncio.current_task()
    if cancel:
        me.cancel()
    await asyncio.gather(me, asyncio.sleep(0.1), return_exceptions=True)


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(
        "handler:", context["message"].split(" object")[0],
        type(context["exception"]).__name__))
    task = asyncio.create_task(circle(True))
    await asyncio.sleep(0.2)
    print(task.done(), task.cancelling() > 0)
    task = asyncio.create_task(circle(False))
    await asyncio.sleep(0.2)
    try:
        task.cancel()
    except RecursionError as error:
        print(type(error).__name__, task.done())
    asyncio.current_task().cancel()
    await asyncio.sleep(0)

try:
    asyncio.run(main())
except RecursionError as error:
    print(type(error).__name__)
# stderr: any
