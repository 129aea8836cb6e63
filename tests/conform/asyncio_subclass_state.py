# Classes below Future and Task keep what they set before super().__init__(); a
# loop takes attributes; what has send() can be a task's coroutine.
import asyncio
from collections.abc import Coroutine


class Counted:
    def __init__(self, *args, **kwargs):
        self.calls = ['init']
        super().__init__(*args, **kwargs)


class Job(Counted, asyncio.Task):
    pass


class Promise(Counted, asyncio.Future):
    def add_done_callback(self, *args, **kwargs):
        self.calls.append('callback')
        super().add_done_callback(*args, **kwargs)


class Steps(Coroutine):
    def __init__(self):
        self.left = 2

    def send(self, value):
        self.left -= 1
        if self.left < 0:
            raise StopIteration(f'sent {value}')

    def throw(self, *exc):
        pass

    def close(self):
        pass

    def __await__(self):
        return self


async def work():
    return 'done'


async def main():
    job, promise = Job(work(), name='job'), Promise()
    promise.add_done_callback(lambda f: print('called', f.calls))
    print(job.calls, promise.calls, await job)
    promise.set_result(1)
    await asyncio.sleep(0)
    print(await asyncio.create_task(Steps()))
    loop = asyncio.get_running_loop()
    loop.tag = 'mine'
    print(loop.tag, vars(loop)['tag'], hasattr(loop, 'other'))
    print(asyncio.Future[int], asyncio.Task[str], asyncio.Queue[int])
    print(asyncio.Queue[int].__args__, asyncio.PriorityQueue[int].__origin__)


asyncio.run(main())
