"""Somebody who presses anything at the screen, on traces of every sort.

    python3 screen.py LOOPSCOPE FUZZ_SCREEN FUZZ_TRACES [--seed N] [--count N]

The traces: those of the programs that fuzz_traces breaks, and some of them broken
by it; one of thousands of tasks; a long one; some that are empty. What is
pressed, and what must be true then, is fuzz_screen.c's business.
"""
import argparse
import os
import subprocess
import sys
import tempfile

from traces import make_seeds, trace

CROWD = """import asyncio

async def one(i, lock):
    await asyncio.sleep(i % 7)
    async with lock:
        await asyncio.sleep(0)

async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(one(i, lock) for i in range(4000)))

asyncio.run(main())
"""
LONG = """import asyncio

async def put(q):
    for i in range(2500):
        await q.put(i)
        if i % 50 == 0:
            print("put", i)

async def main():
    q = asyncio.Queue(3)
    asyncio.create_task(put(q))
    for _ in range(2500):
        await q.get()

asyncio.run(main())
"""
HEADER = b'{"loopscope":1,"min":1,"program":"none.py"}\n'
BEGUN = HEADER + b'{"e":"begin","t":0}\n'


def write(folder, name, content):
    path = os.path.join(folder, name)
    with open(path, "wb") as file:
        file.write(content)
    return path


def large(loopscope, folder):
    for name, program in ("crowd.py", CROWD), ("long.py", LONG):
        path = write(folder, name, program.encode())
        yield write(folder, name + ".jsonl", trace(loopscope, path))


def broken(fuzz_traces, seeds, folder, seed, count):
    for number in range(seed, seed + count):
        out = subprocess.run([fuzz_traces, str(number), "1"] + seeds,
                             env=dict(os.environ, FUZZ_PRINT="1"), check=True,
                             stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL).stdout
        yield write(folder, "broken-%d.jsonl" % number, out)


def make_traces(args, folder):
    names = [write(folder, "empty-%d.jsonl" % i, content)
             for i, content in enumerate((b"", HEADER, BEGUN))]
    names += large(args.loopscope, folder)
    seeds = make_seeds(args.loopscope, folder)
    names += seeds
    names += broken(args.fuzz_traces, seeds, folder, args.seed, 25)
    return names


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("loopscope")
    parser.add_argument("fuzz_screen")
    parser.add_argument("fuzz_traces")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=3000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        names = make_traces(args, folder)
        return subprocess.run([args.fuzz_screen, str(args.seed),
                               str(args.count)] + names).returncode


if __name__ == "__main__":
    sys.exit(main())
