# A program that records a part of itself; afterwards all is as it was.
import asyncio
import os
import sys
import threading

sys.path.insert(0, os.environ["RECORDER"])
import loopscope_recorder

CLASSES = {name: vars(asyncio)[name] for name in (
    "Future", "Task", "Lock", "Queue", "Event", "Handle", "TimerHandle")}


def look():
    looks = [vars(asyncio.Lock), vars(asyncio.Queue), vars(threading.Thread), sys.stdout, os._exit,
             vars(asyncio.base_events.BaseEventLoop), sys.gettrace(),
             type(threading._active), type(threading._limbo)]
    # A __new__ can't be taken away: a plain one is left.
    return [x if isinstance(x, type) or not hasattr(x, "items") else
            {k: str(v) for k, v in x.items() if k != "__new__"} for x in looks]


async def child(n):
    await asyncio.sleep(0.001 * n)
    return n


async def main():
    early = asyncio.create_task(child(20))
    await asyncio.sleep(0)
    queue = asyncio.Queue(1)
    with loopscope_recorder.record("inside.jsonl"):
        print(await asyncio.gather(child(1), child(2)), await early)
        await queue.put(1)
        thread = threading.Thread(target=print, args=("in a thread",))
        thread.start()
        thread.join()
    print(type(asyncio.get_running_loop()._ready).__name__, queue.get_nowait())
    await asyncio.gather(child(1), child(2))


async def make():
    """Classes that were watched take their arguments as before."""
    asyncio.Queue(maxsize=3), asyncio.Semaphore(3), asyncio.Lock()


before = look()
asyncio.run(main())
print(look() == before,
      all(vars(asyncio)[name] is cls for name, cls in CLASSES.items()))
asyncio.run(make())
with loopscope_recorder.record("again.jsonl", lines="none"):
    asyncio.run(child(3))
asyncio.run(child(3))
for name in "inside.jsonl", "again.jsonl":
    with open(name) as file:
        lines = file.read().splitlines()
    print(lines[1].startswith('{"e":"begin"'), '"e":"end"' in lines[-1])
