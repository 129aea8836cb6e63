# Done, ready and running are three things.
import asyncio

seen = []


async def waiter(future):
    await future
    seen.append("runs")


async def others():
    seen.append("another runs")


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(waiter(future))
    await asyncio.sleep(0)
    # "When what a task waits for is done, the task is only queued: it joins the
    # back of READY and runs when its turn comes."
    # "Until then others may run, and may change what it waited for."
    # "that being woken is running, so that what was true at the wake-up is true
    # when it goes on. Look again where that matters."
    other = asyncio.create_task(others())
    future.set_result(None)
    seen.append("main runs on")
    await task
    assert other.done()
    assert seen == ["main runs on", "another runs", "runs"]

asyncio.run(main())
print("holds")
