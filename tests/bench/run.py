"""Times, side by side with python3 in the same run, best of several.

    python3 run.py LOOPSCOPE [--quick]

Each row: what, ours, python3's, and the ratio (python3's time by ours: above 1
we are faster). Machines are noisy; ratios of one run can be compared, seconds
of two runs can't. On a virtual clock nothing sleeps, so python3 runs countasync
under tests/oracle/virtual_python.py.
"""
import os
import pty
import resource
import select
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
HARNESS = os.path.join(HERE, "..", "oracle", "virtual_python.py")

PROGRAMS = {
    "countasync.py": """import asyncio

async def count():
    print("One")
    await asyncio.sleep(1)
    print("Two")

async def main():
    await asyncio.gather(count(), count(), count())

asyncio.run(main())
""",
    "switch.py": """import asyncio

async def worker():
    for _ in range(1000):
        await asyncio.sleep(0)

async def main():
    await asyncio.gather(*(worker() for _ in range(1000)))

asyncio.run(main())
""",
    "queue.py": """import asyncio

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
""",
    "sleepers.py": """import asyncio

async def one():
    await asyncio.sleep(0.001)

async def main():
    await asyncio.gather(*(one() for _ in range(100000)))

asyncio.run(main())
""",
    "fib.py": """def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

for _ in range(4):
    fib(27)
""",
    "hello.py": "print('hello')\n",
}


def seconds(command, folder, times):
    best, memory = None, 0
    for _ in range(times):
        start = time.perf_counter()
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE)
        took = time.perf_counter() - start
        if done.returncode:
            sys.exit("%s failed: %s" % (command, done.stderr.decode()[-500:]))
        best = took if best is None else min(best, took)
        memory = max(before, resource.getrusage(
            resource.RUSAGE_CHILDREN).ru_maxrss)
    return best, memory


def first_frame(command, folder, times):
    """Seconds from start until the WHY pane has been sent to a terminal."""
    best = None
    for _ in range(times):
        start = time.perf_counter()
        child, master = pty.fork()
        if child == 0:
            os.chdir(folder)
            os.environ.update(TERM="xterm-256color", LANG="C.UTF-8",
                              LC_ALL="C.UTF-8", LINES="24", COLUMNS="80")
            os.execv(command[0], command)
        seen = b""
        while b"WHY" not in seen:
            ready, _, _ = select.select([master], [], [], 10)
            if not ready:
                sys.exit("no frame within 10 s: %r" % seen[-300:])
            try:
                seen += os.read(master, 65536)
            except OSError:
                sys.exit("the screen ended before a frame: %r" % seen[-300:])
        took = time.perf_counter() - start
        os.write(master, b"q")
        os.waitpid(child, 0)
        os.close(master)
        best = took if best is None else min(best, took)
    return best


def row(what, ours, theirs):
    print("%-44s %9.1f ms %9.1f ms %7.2fx"
          % (what, ours * 1e3, theirs * 1e3, theirs / ours))


def main():
    loopscope = os.path.abspath(sys.argv[1])
    times = 2 if "--quick" in sys.argv else 5
    python = sys.executable
    os.environ["PYTHONHASHSEED"] = "0"
    with tempfile.TemporaryDirectory() as work:
        for name, text in PROGRAMS.items():
            with open(os.path.join(work, name), "w") as file:
                file.write(text)

        def both(name, harness=False):
            ours, _ = seconds([loopscope, "run", name], work, times)
            command = [python, HARNESS, name] if harness else [python, name]
            return ours, seconds(command, work, times)[0]

        print("python3 is %s" % sys.version.split()[0])
        print("%-44s %12s %12s %8s" % ("", "loopscope", "python3", "ratio"))
        empty, _ = seconds([python, "-c", "pass"], work, times)
        row("start to first frame (python3: -c pass)",
            first_frame([loopscope, "countasync.py"], work, times), empty)
        row("countasync, headless, virtual clock",
            *both("countasync.py", harness=True))
        ours, theirs = both("switch.py")
        row("1,000 tasks x 1,000 sleep(0)", ours, theirs)
        print("%-44s %9.2f M/s %9.2f M/s" % ("    task switches a second",
                                            1 / ours, 1 / theirs))
        traced, _ = seconds([loopscope, "trace", "-o", "/dev/null",
                             "switch.py"], work, times)
        row("    the same, traced (python3: bare)", traced, theirs)
        row("300,000 items through Queue(16)", *both("queue.py"))
        row("gather of 100,000 sleeping tasks",
            *both("sleepers.py", harness=True))
        row("fib(27), four times", *both("fib.py"))
        row("hello world (python3: -c pass)",
            seconds([loopscope, "run", "hello.py"], work, times)[0], empty)


main()
