"""Programs without measure: each ends soon, says why, and takes no more memory
than its budget.

    python3 limits.py LOOPSCOPE

A case is a program, options, the exit status, what stderr must say, and the
megabytes that the run may take. Each must be over within SECONDS, which is
generous: a hanging one never is.
"""
import os
import resource
import subprocess
import sys
import tempfile
import time

SECONDS = 60
SMALL = 40  # megabytes: the process itself and little more
MEMORY = "limit of memory (--max-memory gives more)"
STEPS = "limit of steps (--max-steps gives more)"
OUTPUT = "limit of output (--max-output gives more)"
TOO_DEEP = "RecursionError: maximum recursion depth exceeded"


def endless(body):
    return "while True:\n    " + body + "\n"


def nested(wrapped):
    return "x = iter([1])\nfor _ in range(100000): x = %s\n" % wrapped


# name, program, options, exit status, stderr has, megabytes
CASES = [
    ("a loop", endless("pass"), ["--max-steps", "100000"], 4, STEPS, SMALL),
    ("a loop in C", "import itertools\nsum(itertools.count())\n",
     ["--max-steps", "100000"], 4, STEPS, SMALL),
    ("tries for ever", "def f():\n    try: f()\n    finally: f()\nf()\n",
     ["--max-steps", "1000000"], 4, STEPS, SMALL),
    ("callbacks for ever", "import asyncio\n"
     "def again(): asyncio.get_running_loop().call_soon(again)\n"
     "async def main():\n    again()\n    await asyncio.sleep(1)\n"
     "asyncio.run(main())\n", ["--max-steps", "100000"], 4, STEPS, SMALL),
    ("a list of 10**10", "[0] * 10**10\n", [], 4, MEMORY, SMALL),
    ("a str of 10**12", "'x' * 10**12\n", [], 4, MEMORY, SMALL),
    ("bytes of 10**11", "bytearray(10**11)\n", [], 4, MEMORY, SMALL),
    ("2 ** 10**9", "2 ** 10**9\n", [], 4, MEMORY, SMALL),
    ("a shift by 10**11", "1 << 10**11\n", [], 4, MEMORY, SMALL),
    ("a factorial", "import math\nmath.factorial(10**9)\n", [], 4, MEMORY,
     SMALL),
    ("a huge range as a list", "list(range(10**10))\n", [], 4, MEMORY, SMALL),
    ("a huge join", "','.join(['x' * 10**6] * 10**6)\n", [], 4, MEMORY, SMALL),
    ("a caught MemoryError", "try:\n    [0] * 10**10\n"
     "except MemoryError:\n    import sys\n    sys.exit('caught')\n", [], 1,
     "caught", SMALL),
    ("a growing list", "x = []\n" + endless("x.append(str(len(x)))"),
     ["--max-memory", "50"], 4, MEMORY, 50 + SMALL),
    ("a growing dict", "d = {}\n" + endless("d[len(d)] = 1.5 * len(d)"),
     ["--max-memory", "50"], 4, MEMORY, 50 + SMALL),
    ("a growing str", "s = 'x'\n" + endless("s += s"),
     ["--max-memory", "50"], 4, MEMORY, 50 + SMALL),
    ("a growing int", "n = 3\n" + endless("n *= n"), [], 4, MEMORY,
     100 + SMALL),
    ("MemoryErrors for ever", "x = []\n"
     + endless("try: x.append(str(len(x)))\n    except MemoryError: pass"),
     ["--max-memory", "50"], 4, MEMORY, 50 + SMALL),
    ("ten million tasks", "import asyncio\n"
     "async def one(): await asyncio.sleep(1)\n"
     "async def main():\n"
     "    await asyncio.gather(*(one() for _ in range(10_000_000)))\n"
     "asyncio.run(main())\n", ["--max-memory", "100"], 4, MEMORY, 100 + SMALL),
    ("tasks that make tasks", "import asyncio\n"
     "async def f():\n    await asyncio.sleep(0)\n"
     "    asyncio.create_task(f())\n    asyncio.create_task(f())\n"
     "async def main():\n    asyncio.create_task(f())\n"
     "    await asyncio.sleep(10**9)\nasyncio.run(main())\n",
     ["--max-memory", "100"], 4, MEMORY, 100 + SMALL),
    ("endless output", endless("print('x' * 1000)"), ["--max-output", "1"], 4,
     OUTPUT, SMALL),
    ("one huge line", "print('x' * 10**8)\n", ["--max-output", "1"], 4, OUTPUT,
     250 + SMALL),
    ("endless recursion", "def f(): f()\nf()\n", [], 1, TOO_DEEP, SMALL),
    ("by two", "def f(): g()\ndef g(): f()\nf()\n", [], 1, TOO_DEEP, SMALL),
    ("by __repr__", "class A:\n    def __repr__(self): return repr(self)\n"
     "print(A())\n", [], 1, TOO_DEEP, SMALL),
    ("by a sort's key", "def f(x): return sorted([1, 2], key=f)\nf(1)\n", [],
     1, TOO_DEEP, SMALL),
    ("by json", "import json\nx = []\nfor _ in range(100000): x = [x]\n"
     "json.dumps(x)\n", [], 1, TOO_DEEP, 2 * SMALL),
    ("by await", "import asyncio\nasync def f(): await f()\n"
     "asyncio.run(f())\n", [], 1, TOO_DEEP, SMALL),
    ("by map", nested("map(abs, x)") + "next(x)\n", [], 1, TOO_DEEP, 2 * SMALL),
    ("by zip", nested("zip(x)") + "next(x)\n", [], 1, TOO_DEEP, 2 * SMALL),
    ("by generators", nested("(y for y in x)") + "next(x)\n", [], 1, TOO_DEEP,
     3 * SMALL),
    ("the end of generators", nested("(y for y in x)") + "del x\n1 / 0\n", [],
     1, "ZeroDivisionError", 3 * SMALL),
    ("sizes in turn", "for n in range(1, 60):\n"
     "    x = [(i,) * n for i in range(50_000)]\n    del x\n1 / 0\n", [], 1,
     "ZeroDivisionError", 2 * SMALL),
    ("a depth of one's own", "def f(n): return n and f(n - 1)\nf(90)\nf(110)\n",
     ["--max-recursion", "100"], 1, TOO_DEEP, SMALL),
    ("100,000 brackets", "(" * 100000 + ")" * 100000 + "\n", [], 1,
     "SyntaxError: too many nested parentheses", SMALL),
    ("100,000 operators", "x = " + "1 + " * 100000 + "1\n", [], 1,
     "RecursionError: maximum recursion depth exceeded during compilation",
     2 * SMALL),
    ("100,000 signs", "x = " + "-" * 100000 + "1\n", [], 1, "MemoryError",
     2 * SMALL),
    ("a million digits", "int('9' * 10**6)\n", [], 1,
     "ValueError: Exceeds the limit (4300 digits) for integer string "
     "conversion: value has 1000000 digits", SMALL),
    ("an int of 5000 digits", "str(10**5000)\n", [], 1,
     "ValueError: Exceeds the limit (4300 digits) for integer string "
     "conversion", SMALL),
]


def peak(command, folder):
    """Exit status (None: it hung), stderr, megabytes and seconds."""
    with open(os.devnull, "w") as null, tempfile.TemporaryFile() as errors:
        start = time.monotonic()
        child = subprocess.Popen(command, cwd=folder, stdout=null,
                                 stderr=errors, stdin=subprocess.DEVNULL)
        status = None
        while time.monotonic() - start < SECONDS:
            done, code, usage = os.wait4(child.pid, os.WNOHANG)
            if done:
                status = child.returncode = os.waitstatus_to_exitcode(code)
                break
            time.sleep(0.005)
        else:
            child.kill()
            child.wait()
            usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        errors.seek(0)
        return (status, errors.read().decode(errors="replace"),
                usage.ru_maxrss / 1024, time.monotonic() - start)


def main():
    loopscope = os.path.abspath(sys.argv[1])
    sanitized = "sanitizer" in loopscope or "address" in loopscope
    failed = 0
    with tempfile.TemporaryDirectory() as work:
        for name, text, options, status, words, megabytes in CASES:
            with open(os.path.join(work, "p.py"), "w") as file:
                file.write(text)
            got, errors, used, took = peak(
                [loopscope, "run", *options, "p.py"], work)
            wrong = []
            if got != status:
                wrong.append("exit status %s, not %s" % (got, status))
            if words not in errors:
                wrong.append("stderr ends in %r" % errors[-200:])
            if used > megabytes and not sanitized:
                wrong.append("%.0f MB, more than %d" % (used, megabytes))
            for line in wrong:
                print("FAIL %s: %s (%.1f s)" % (name, line, took))
            failed += bool(wrong)
    print("%d passed, %d failed" % (len(CASES) - failed, failed))
    sys.exit(failed > 0)


main()
