# A done callback is called, whatever it is: a task, a gather and a number are
# no functions, and a task whose class has __call__ is one.
import asyncio


class Called(asyncio.Task):
    def __call__(self, f):
        print("called", f.result(), self.done())


async def job():
    await asyncio.sleep(0)
    return 1


async def wait_for(task):
    return await task


async def main():
    loop = asyncio.get_running_loop()
    done = asyncio.create_task(job(), name="done")
    await done
    pending = asyncio.create_task(job(), name="pending")
    called = Called(job(), loop=loop, name="called")
    several = asyncio.gather(job())
    for odd in (done, pending, several, called, 3):
        f = loop.create_future()
        f.add_done_callback(odd)
        print(f, f._callbacks[0][0] is odd)
        f.set_result(1)
        await asyncio.sleep(0)
    f = loop.create_future()
    for odd in (done, several, pending):
        f.add_done_callback(odd)
    print([f.remove_done_callback(odd) for odd in (done, several, 3)], f)
    task = asyncio.create_task(job())
    waits = asyncio.create_task(wait_for(task))
    await asyncio.sleep(0)
    print(task.remove_done_callback(waits), await waits)


asyncio.run(main())
