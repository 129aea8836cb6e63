# The loop runs callbacks: call_soon, call_later, done callbacks, a future's.
import asyncio


async def work():
    await asyncio.sleep(1)
    return "made"


def report(task):
    print("report", task.result())


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(work())
    task.add_done_callback(report)
    loop.call_soon(print, "soon")
    future = loop.create_future()
    loop.call_later(2, future.set_result, 42)
    print("got", await future)
    loop.call_soon(lambda: print("lambda"))
    await asyncio.sleep(0)


asyncio.run(main())
