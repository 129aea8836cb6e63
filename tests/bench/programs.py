"""The programs that are timed, each with what a row of the table says of it.

No file may have the name of a module of Python's: it would be imported in its
place.

A goal is the least ratio (their time by ours) that issue 3 of the project asks
for; a row without one is measured and printed all the same.
"""
import collections

Row = collections.namedtuple(
    "Row", "file title text python uvloop megabytes",
    defaults=(None, None, None))

ROWS = [
    Row("switch.py", "1,000 tasks x 1,000 sleep(0)", """import asyncio

async def worker():
    for _ in range(1000):
        await asyncio.sleep(0)

async def main():
    await asyncio.gather(*(worker() for _ in range(1000)))

asyncio.run(main())
""", python=10, uvloop=5),
    Row("items.py", "300,000 items through Queue(16)", """import asyncio

async def put(q):
    for i in range(300000):
        await q.put(i)

async def main():
    q = asyncio.Queue(16)
    task = asyncio.create_task(put(q))
    for _ in range(300000):
        await q.get()
    await task

asyncio.run(main())
""", python=5),
    Row("sleepers.py", "gather of 100,000 tasks that sleep", """import asyncio

async def one():
    await asyncio.sleep(0.001)

async def main():
    await asyncio.gather(*(one() for _ in range(100000)))

asyncio.run(main())
""", python=10, megabytes=60),
    Row("fib.py", "fib(27), four times", """def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

for _ in range(4):
    fib(27)
""", python=1),
    Row("cancels.py", "cancelling 10 x 10,000 tasks", """import asyncio

async def one(gate):
    try:
        await gate.wait()
    except asyncio.CancelledError:
        raise

async def main():
    gate = asyncio.Event()
    for _ in range(10):
        tasks = [asyncio.create_task(one(gate)) for _ in range(10000)]
        await asyncio.sleep(0)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

asyncio.run(main())
"""),
    Row("locks.py", "events and locks, 200,000 turns", """import asyncio

async def worker(lock, turns):
    for _ in range(turns):
        async with lock:
            await asyncio.sleep(0)

async def ping(mine, other, turns):
    for _ in range(turns):
        await mine.wait()
        mine.clear()
        other.set()

async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(worker(lock, 1000) for _ in range(100)))
    a, b = asyncio.Event(), asyncio.Event()
    a.set()
    await asyncio.gather(ping(a, b, 50000), ping(b, a, 50000))

asyncio.run(main())
"""),
    Row("chain.py", "await chains of 200, 10,000 times", """import asyncio

async def link(n):
    if n == 0:
        await asyncio.sleep(0)
        return 0
    return 1 + await link(n - 1)

async def main():
    for _ in range(10000):
        await link(200)

asyncio.run(main())
"""),
    Row("words.py", "strings and dicts", """text = " ".join("word%d and more" % (i % 997) for i in range(20000))
for _ in range(20):
    counts = {}
    for word in text.split():
        key = word.upper()
        counts[key] = counts.get(key, 0) + 1
    lines = ["%s=%d" % pair for pair in counts.items()]
    joined = "\\n".join(sorted(lines))
    back = dict(line.split("=") for line in joined.splitlines())
"""),
]

HELLO = "print('hello')\n"

COUNT = """import asyncio

async def count():
    print("One")
    await asyncio.sleep(1)
    print("Two")

async def main():
    await asyncio.gather(count(), count(), count())

asyncio.run(main())
"""

# A million events, of which most kinds have a share; and 100,000 tasks.
MANY = """import asyncio

async def producer(q, n):
    for i in range(n):
        await q.put(i)
        await asyncio.sleep(0.001 * (i % 7))

async def consumer(q):
    while True:
        await q.get()
        await asyncio.sleep(0)
        q.task_done()

async def main():
    q = asyncio.Queue(4)
    consumers = [asyncio.create_task(consumer(q)) for _ in range(10)]
    await asyncio.gather(*(producer(q, 1250) for _ in range(20)))
    await q.join()
    for task in consumers:
        task.cancel()

asyncio.run(main())
"""

# The file, what it is, and whether the goals are meant for it.
TRACED = [("many.py", "a queue's million events", True),
          ("sleepers.py", "100,000 tasks", False)]

# What recording costs: the file, what it is, the most that the run may take by
# the bare one's time without lines, and the program.
RECORDED = [("turns.py", "1,000 tasks x 100 sleep(0)", 6, """import asyncio

async def worker():
    for _ in range(100):
        await asyncio.sleep(0)

async def main():
    await asyncio.gather(*(worker() for _ in range(1000)))

asyncio.run(main())
"""), ("working.py", "100 tasks x 20 steps of 1 ms", 1.2, """import asyncio

async def worker():
    for _ in range(20):
        sum(range(70000))
        await asyncio.sleep(0)

async def main():
    await asyncio.gather(*(worker() for _ in range(100)))

asyncio.run(main())
""")]
