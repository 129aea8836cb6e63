"""What a user must see of what waits for what: walked to by keys, read off the
screen. Each entry is a fact of the program, not of a recorded screen.

SEEN: title, program, width and height, the patterns that one screen of the walk
must show together, and patterns that it must not show.
"""
import re
import time

LOCK = """
import threading, time
lock = threading.Lock()
def add():
    with lock:
        time.sleep(1)
ts = [threading.Thread(target=add) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
"""
QUEUE = """
import queue, threading, time
jobs = queue.Queue(2)
def take():
    while jobs.get() is not None:
        jobs.task_done()
t = threading.Thread(target=take)
t.start()
time.sleep(1)
jobs.put('one')
jobs.put('two')
jobs.put(None)
t.join()
"""
CONDITION = """
import threading, time
cond = threading.Condition()
def wait():
    with cond:
        cond.wait()
ts = [threading.Thread(target=wait, name=f'waiter-{i}') for i in range(2)]
for t in ts: t.start()
time.sleep(2)
with cond:
    cond.notify_all()
    print('notified')
"""
POOL = """
from concurrent.futures import ThreadPoolExecutor
import time
def square(n):
    time.sleep(n)
    return n * n
with ThreadPoolExecutor(max_workers=2) as pool:
    print(list(pool.map(square, [3, 1, 2, 1])))
"""
PLAIN = """
def divide(a, b):
    half = a / b
    return half
total = 0
for n in (1, 2):
    total += divide(8, n)
print(total)
"""
CALL_SOON = """
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, 'soon')
    await asyncio.sleep(1)
asyncio.run(main())
"""
PROCESS = """
import multiprocessing
def work():
    print('from the child')
if __name__ == '__main__':
    p = multiprocessing.Process(target=work, name='Worker')
    p.start()
    p.join()
    print('from the parent')
"""
MANY = """
import threading, time
a, b, c, d = (threading.Lock(), threading.Lock(), threading.Lock(),
              threading.Lock())
e, f, g, h = (threading.Lock(), threading.Lock(), threading.Lock(),
              threading.Lock())
i, j, k, l = (threading.Lock(), threading.Lock(), threading.Lock(),
              threading.Lock())
last = threading.Lock()
def hold():
    with last:
        time.sleep(1)
def want():
    with last:
        pass
for target in (hold, want):
    threading.Thread(target=target, name=target.__name__).start()
"""
NAMES = """
import asyncio
async def download_the_file_number(n):
    await asyncio.sleep(n)
async def main():
    await asyncio.gather(*(download_the_file_number(n) for n in (1, 2)))
asyncio.run(main())
"""
GROUP = """
import asyncio
async def work():
    try:
        await asyncio.sleep(5)
    finally:
        await asyncio.sleep(1)
async def bad():
    raise ValueError('boom')
async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(work())
        tg.create_task(bad())
asyncio.run(main())
"""
TO_THREAD = """
import asyncio, time
def blocking(n):
    time.sleep(n)
    return n * 2
async def main():
    async with asyncio.timeout(9):
        print(await asyncio.to_thread(blocking, 2))
asyncio.run(main())
"""

ENDLESS_CHILD = """
import multiprocessing
def work():
    print('begun')
    for _ in range(10 ** 12): pass
if __name__ == '__main__':
    p = multiprocessing.Process(target=work, name='Worker')
    p.start()
    p.join()
"""

PROCESS_POOL = """
import multiprocessing, time
def square(n):
    time.sleep(n)
    return n * n
if __name__ == '__main__':
    with multiprocessing.Pool(2) as pool:
        print(pool.map(square, [1, 2], chunksize=1))
"""

SMALL, LARGE, LEAST = (80, 24), (120, 40), (60, 16)
SEEN = [
    ("a lock of threads: who holds it, who waits", LOCK, SMALL,
     [r"lock +held by Thread-1", r"in line: Thread-2",
      r"Thread-2 \(add\) +WAITING lock"], []),
    ("a lock of threads at 60x16", LOCK, LEAST,
     [r"lock +held by", r"Thread-2"], []),
    ("threads have lanes in the timeline", LOCK, LARGE,
     [r"TIMELINE", r"(?m)^  MainThread +│", r"(?m)^  Thread-1 \(add\) +│",
      r"(?m)^  Thread-2 \(add\) .*lock"], []),
    ("all threads are over at the end", LOCK, SMALL,
     [r"MainThread +DONE", r"Thread-1 \(add\) +DONE",
      r"Thread-2 \(add\) +DONE"], [r"RUNNING"]),
    ("a queue of threads: a getter waits", QUEUE, SMALL,
     [r"QUEUE jobs: empty, at most 2", r"waiting in get: +Thread-1"], []),
    ("a queue of threads: items and who put them", QUEUE, SMALL,
     [r"front ▶ 'one' +MainThread", r"'two' +MainThread", r"unfinished 2"],
     []),
    ("a condition of threads: who waits in it", CONDITION, SMALL,
     [r"cond +(free|held by Main)", r"in wait\(\): waiter-0, waiter-1"], []),
    ("a condition of threads: woken, and not yet through", CONDITION, SMALL,
     [r"cond +held by MainThread", r"in wait\(\): ◆waiter-0, ◆waiter-1"], []),
    ("a pool: jobs that run, that wait, and that are done", POOL, SMALL,
     [r"square\(3\) +in Th.*0_0", r"square\(1\) +in Th.*0_1",
      r"square\(2\) +QUEUED"], []),
    ("a pool: workers' names can be told apart", POOL, SMALL,
     [r"Th\S+…\S*0_0  ", r"Th\S+…\S*0_1  "], []),
    ("a pool: what came out", POOL, SMALL,
     [r"square\(3\) +DONE 9", r"square\(1\) +DONE 1"], []),
    ("a plain program: calls and variables", PLAIN, SMALL,
     [r"─ CALLS 2 ─", r"▶ divide +line 3", r"half = 4\.0", r"b = 2",
      r"<module> +line 6", r"total = 8\.0"], [r"<function"]),
    ("a callback goes by its name", CALL_SOON, SMALL,
     [r"next pass +\*?print\(\)"], []),
    ("output of a process goes by its name", PROCESS, SMALL,
     [r"Worker +from the child", r"MainThread +from the parent"], []),
    ("a process that gives nothing back is seen all the same", ENDLESS_CHILD,
     SMALL, [r"MainThread +join Worker", r"Worker +RUNNING",
             r"Worker +begun"], []),
    ("a pool of processes: which worker has which job", PROCESS_POOL, SMALL,
     [r"square\(1\) +in ForkPoolWorker-1", r"square\(2\) +in ForkPoolWorker-2"],
     []),
    ("too many locks: those that somebody waits for stay", MANY, LEAST,
     [r"last +held by hold", r"in line: want", r"\+\d+ more: \w, "], []),
    ("long names differ in their tails", NAMES, SMALL,
     [r"downl\S*…\S*\(1\) ", r"downl\S*…\S*\(2\) "], []),
    ("a group that cancels says whom", GROUP, SMALL,
     [r"tg +1 of 2 over, 1 failed", r"main cancels work"], []),
    ("a job of a task: where it runs, and for whom; a timeout", TO_THREAD,
     LARGE, [r"blocking\(2\) +in asyncio_0, for main",
             r"timeout +main until 9\.000", r"(?m)^  asyncio_0 +"], []),
]


def shows(text, patterns, not_these):
    return all(re.search(p, text) for p in patterns) and \
        not any(re.search(p, text) for p in not_these)


def walk_until(screen, patterns, not_these, most=150):
    """Steps until a screen shows all of it; the last screen otherwise."""
    text = screen.settle()
    for _ in range(most):
        if shows(text, patterns, not_these):
            return text
        before = text
        screen.keys("Right")
        end = time.monotonic() + 2
        while text == before and time.monotonic() < end:
            time.sleep(0.01)
            text = screen.text()
        if text == before or "the run is over" in text.splitlines()[-1]:
            break
    return screen.settle()


def check_seen(result, new_screen, work, entry):
    title, source, size, patterns, not_these = entry
    name = re.sub(r"\W+", "_", title) + ".py"
    with open("%s/%s" % (work, name), "w") as file:
        file.write(source.lstrip("\n"))
    screen = new_screen(name, size)
    screen.wait("WHY")
    text = walk_until(screen, patterns, not_these)
    result.check("seen: " + title, shows(text, patterns, not_these),
                 "%s\nwanted: %s, not %s" % (text, patterns, not_these))
    screen.close()
