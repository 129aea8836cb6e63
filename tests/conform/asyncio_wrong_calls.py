# Calls of asyncio with wrong numbers, names and types of arguments: who complains, in which words
import asyncio


async def nothing():
    pass


def attempt(name, call, *args, **kwargs):
    try:
        result = call(*args, **kwargs)
    except Exception as error:
        print(f'{name}: {type(error).__name__}: {error}')
    else:
        print(f'{name}: a {type(result).__name__}')
        if asyncio.iscoroutine(result):
            result.close()


WRONG = [
    ((1, 2, 3), {}), ((), {'nope': 2}), ((1,), {'nope': 2}),
    ((1, 2), {'nope': 2}), ((None, None), {}), ((), {'nope': 2, 'loop': 1}),
]
CLASSES = [
    asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue, asyncio.Lock,
    asyncio.Event, asyncio.Condition, asyncio.Semaphore,
    asyncio.BoundedSemaphore, asyncio.Barrier, asyncio.Future, asyncio.Task,
    asyncio.TaskGroup, asyncio.Timeout, asyncio.Runner, asyncio.Handle,
    asyncio.TimerHandle, asyncio.IncompleteReadError,
]
FUNCTIONS = [
    asyncio.get_running_loop, asyncio.get_event_loop, asyncio.new_event_loop,
    asyncio.sleep, asyncio.gather, asyncio.wait, asyncio.wait_for,
    asyncio.shield, asyncio.create_task, asyncio.current_task, asyncio.run,
    asyncio.timeout, asyncio.to_thread, asyncio.all_tasks,
]


async def main():
    for what in CLASSES + FUNCTIONS:
        for args, kwargs in WRONG:
            attempt(what.__name__, what, *args, **kwargs)
    attempt('Future', asyncio.Future, loop=1)
    attempt('Task', asyncio.Task, 1, loop=1)
    attempt('current_task', asyncio.current_task, [])

    task = asyncio.create_task(nothing())
    lock, places = asyncio.Lock(), asyncio.BoundedSemaphore()
    condition, future = asyncio.Condition(), asyncio.Future()
    for owner, names in (
            (task, 'done cancelled result exception get_loop set_result '
                   'remove_done_callback get_name cancelling'),
            (future, 'done result set_result set_exception get_loop'),
            (lock, 'acquire release __aenter__ __aexit__'),
            (condition, 'wait notify __aenter__ __aexit__'),
            (places, 'release acquire')):
        for name in names.split():
            attempt(f'{type(owner).__name__}.{name}', getattr(owner, name),
                    1, 2, 3, 4, 5)
            attempt(f'{type(owner).__name__}.{name}', getattr(owner, name),
                    nope=1)
    await task

asyncio.run(main())
