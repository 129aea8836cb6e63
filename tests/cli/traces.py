"""Trace files: compressed or not, of runs that were killed, on disks that are
full, broken and hostile ones.

    python3 traces.py LOOPSCOPE

Whatever a file holds, `explain` shows what is good of it, says with line and
column what is not, exits with 3, and sends the terminal no control byte.
"""
import fcntl
import json
import os
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
HEADER = ('{"loopscope":1,"min":1,"engine":"CPython 3.11.7","clock":"virtual",'
          '"program":"p.py","argv":[],"seed":0,"sources":[{"file":"p.py",'
          '"text":"x = 1\\n"}]}\n').encode()
BEGIN = b'{"e":"begin","t":0}\n'
END = b'{"e":"end","t":0,"status":0}\n'
KILLED = "the program or the recorder was killed"
CSI = "\x1b[2J\x1b]0;title\x07\u009b5m\x00\r"

PROGRAM = """import asyncio
async def count(n):
    print("one")
    await asyncio.sleep(n)
    print("two")
async def main():
    await asyncio.gather(count(1), count(2))
asyncio.run(main())
raise SystemExit(7)
"""
BUSY = """import asyncio
async def main():
    while True:
        await asyncio.sleep(0)
        sum(range(20000))
asyncio.run(main())
"""
# Of so many bytes that no disk of this test has room for its trace.
LONG = """import asyncio
async def main():
    for i in range(20000):
        await asyncio.sleep(0)
asyncio.run(main())
"""


def event(e, /, **fields):
    fields = {"e": e, "t": 0, **fields}
    text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogateescape") + b"\n"


TASK = event("task.new", task=1, name="Task-1", label="main", coro="main")
RUN = event("task.run", task=1)
OUT = event("out", stream="stdout", text="before\n")

# name, the file, what stdout has, what stderr has (none: the file is fine)
FILES = [
    ("an empty file", b"", [], ":1:1: there is nothing in it"),
    ("only a header", HEADER, [], KILLED),
    ("garbage", bytes(range(256)) * 50, [], ":1:1: "),
    ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(500), [], ":1:1: "),
    ("no header", BEGIN + END, [], ":1:"),
    ("another version", HEADER.replace(b'"min":1', b'"min":7') + BEGIN, [],
     "version"),
    ("cut in a line", HEADER + BEGIN + OUT + b'{"e":"end","t":0,"st',
     ["before"], ":4:21: the trace ends in the middle of line 4: " + KILLED),
    ("cut behind a line", HEADER + BEGIN + OUT, ["before"], KILLED),
    ("a zero byte", HEADER + BEGIN + OUT + b'{"e":"out\0"}\n' + END,
     ["before"], ":4:10: "),
    ("a line of no JSON", HEADER + BEGIN + OUT + b"oops\n" + END, ["before"],
     ":4:1: expected '{'"),
    ("an event twice", HEADER + BEGIN + TASK * 2 + RUN * 2 + OUT + END,
     ["before"], None),
    ("events in any order", HEADER + END + RUN + OUT + TASK + BEGIN + END,
     ["before"], None),
    ("a negative id", HEADER + BEGIN + OUT + event("task.run", task=-1),
     ["before"], ":4:30: an id is a whole number from 0"),
    ("a huge id", HEADER + BEGIN + event("task.run", task=4294967295)
     + event("frame.new", frame=4000000000, kind="func", fn="f", file="p.py",
             line=1, task=77777777) + OUT + END, ["before"], None),
    ("an id beyond all", HEADER + BEGIN + OUT
     + event("task.run", task=99999999999), ["before"], ":4:30: an id is"),
    ("an id that is none", HEADER + BEGIN + OUT + event("task.run", task="x"),
     ["before"], ":4:30: "),
    ("NaN", HEADER + BEGIN + OUT + b'{"e":"begin","t":NaN}\n', ["before"],
     ":4:18: "),
    ("times of 1e308", HEADER + BEGIN.replace(b'0}', b'1e308}') + OUT
     + event("timer.set", timer=1, when=1e308, what="sleep", task=1)
     + event("loop.clock", to=-1e308) + END, ["before"], None),
    ("no UTF-8", HEADER + BEGIN + event("out", stream="stdout",
                                        text="a\udcffb\n") + END,
     ["a\ufffdb"], None),
    ("deep nesting", HEADER + BEGIN + OUT + b'{"e":"line","set":' + b"[" * 10**5
     + b"\n", ["before"], ":4:"),
    ("tasks that nobody made", HEADER + BEGIN + event(
        "task.wait", task=9, on={"kind": "gather", "id": 12, "text": "x"})
     + event("queue.get", queue=3, item=8, task=5) + OUT + END, ["before"],
     None),
    ("a task beyond all waits", HEADER + BEGIN + OUT + RUN + event(
        "task.wait", task=4294967295, on={"kind": "queue.get", "id": 1})
     + event("task.wait", task=3000000, on={"kind": "group"}) + END, ["before"],
     None),
    ("a wait for a group that nobody made", HEADER + BEGIN + TASK + RUN + OUT
     + event("task.wait", task=1, on={"kind": "group"}) + END,
     ["before"], None),
    ("a queue that is never done", HEADER + BEGIN + event(
        "queue.done", queue=1, unfinished=2 ** 63 - 1)
     + event("queue.put", queue=1, item=1) * 2 + OUT + END, ["before"], None),
    ("a task that ends again and again, for all who wait", HEADER + BEGIN + TASK
     + event("future.new", future=1, kind="gather", of=[1] * 50000)
     + (RUN + event("task.done", task=1, outcome="result")) * 5000 + OUT + END,
     ["before"], None),
    ("escape sequences", HEADER.replace(b"p.py", b"\\u001b[31mp") + BEGIN
     + event("task.new", task=1, name=CSI, label=CSI, coro=CSI)
     + event("task.run", task=1) + event("out", task=1, stream=CSI, text=CSI)
     + event("raise", frame=1, type=CSI, text=CSI)
     + event("warn", task=1, kind=CSI, text=CSI)
     + event("diag", kind=CSI, text=CSI)
     + event("task.wait", task=1, on={"kind": CSI, "id": 1, "text": CSI})
     + event("end", status=1, error=CSI), [], None),
    ("what nobody knows", HEADER + BEGIN + event("hologram", x=[1, {"y": None}])
     + event("out", stream="stdout", text="before\n", colour=3) + END,
     ["before"], None),
    ("a line of 100 MB", HEADER + BEGIN + OUT + b'{"e":"out","text":"'
     + b"x" * (100 << 20) + b'"}\n' + END, ["before"],
     ":4:67108864: a line over 64 MB"),
]

UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f\x80-\x9f]")


class Check:
    def __init__(self, loopscope, work):
        self.loopscope, self.work = loopscope, work
        self.passed = self.failed = 0

    def __call__(self, title, wrong):
        """Counts a case; `wrong` says what is, or is empty."""
        self.passed += not wrong
        self.failed += bool(wrong)
        if wrong:
            print("FAILED %s: %s" % (title, wrong))

    def run(self, *args, **more):
        return subprocess.run([self.loopscope, *args], cwd=self.work,
                              capture_output=True, timeout=120, **more)

    def explain(self, name, **more):
        """Exit status, stdout and stderr, which are safe to print."""
        done = self.run("explain", name, **more)
        texts = [s.decode("utf-8") for s in (done.stdout, done.stderr)]
        if any(map(UNSAFE.search, texts)):
            self("what is printed of " + name, "control bytes: %r" % [
                text[max(0, found.start() - 40):found.end()]
                for text in texts for found in [UNSAFE.search(text)] if found])
        return done.returncode, *texts

    def path(self, name):
        return os.path.join(self.work, name)

    def write(self, name, content):
        with open(self.path(name), "wb") as file:
            file.write(content)


def check_files(check):
    for title, content, shown, said in FILES:
        check.write("t.jsonl", content)
        status, out, err = check.explain("t.jsonl")
        wrong = [part for part in shown if part not in out]
        if status != (3 if said else 0):
            wrong.append("exit status %d" % status)
        if said and (said not in err or not err.startswith(
                "loopscope: t.jsonl:")):
            wrong.append(err[-300:])
        if not said and err:
            wrong.append(err[-300:])
        check(title, wrong)
    os.mkdir(check.path("d.jsonl"))
    status, _, err = check.explain("d.jsonl")
    check("a folder", status != 3 or "this is a folder" not in err)


def check_claimed(check):
    """A trace that somebody still writes has no end yet."""
    check.write("t.jsonl", HEADER + BEGIN + OUT)
    with open(check.path("t.jsonl"), "r+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        status, out, err = check.explain("t.jsonl")
    check("a trace that is still written", status != 3 or "before" not in out
          or "it has no end yet" not in err)


def check_compressed(check):
    plain = check.run("trace", "p.py").stdout
    for name in ("p.jsonl", "p.jsonl.zst", "P.ZST"):
        check.run("trace", "-o", name, "p.py")
    _, wanted, _ = check.explain("p.jsonl")
    with open(check.path("p.jsonl"), "rb") as file:
        check("a trace in a file", file.read() != plain)
    for name in ("p.jsonl.zst", "P.ZST"):
        with open(check.path(name), "rb") as file:
            data = file.read()
        check("%s is compressed" % name, not data.startswith(b"\x28\xb5\x2f\xfd")
              or len(data) > len(plain) / 2)
        status, out, err = check.explain(name)
        check("explain " + name, status or err or out != wanted)
        status, out, err = check.explain("-", input=data)
        check("explain - < " + name, status or err or out != wanted)
        check.write("noname", data)
        status, out, _ = check.explain("noname")
        check("explain a compressed trace of any name", status or out != wanted)
    check.write("t.zst", data[:len(data) // 2])
    status, _, err = check.explain("t.zst")
    check("a compressed trace that was cut", status != 3
          or "cut off" not in err and KILLED not in err)
    check.write("t.zst", b"(\xb5 is no frame" * 100)
    status, _, err = check.explain("t.zst")
    check("no compressed trace", status != 3 or ":1:1: neither" not in err)


def check_record(check):
    done = check.run("record", "-o", "r.jsonl.zst", "p.py")
    check("record: the program's status and output",
          (done.returncode, done.stdout) != (7, b"one\none\ntwo\ntwo\n"))
    status, out, err = check.explain("r.jsonl.zst")
    check("explain what was recorded", status or "exit status 7" not in out
          or err)
    check("a clock that goes by itself is waited for",
          "so the loop waits, at most until " not in out or "clock goes" in out)
    check.write("dies.py", b"import os\nprint('x', flush=True)\n"
                b"for i in range(9999): j = i\nos.kill(os.getpid(), 9)\n")
    done = check.run("record", "-o", "r.jsonl.zst", "dies.py")
    check("record: a program that is killed",
          done.returncode != -signal.SIGKILL)
    status, out, err = check.explain("r.jsonl.zst")
    check("the record of a program that was killed",
          status != 3 or KILLED not in err or "ran line 3" not in out)
    done = check.run("record", "-o", "none/r.jsonl.zst", "p.py")
    check("record into a folder that isn't there", done.returncode != 3)


def small_files():
    resource.setrlimit(resource.RLIMIT_FSIZE, (50000, 50000))


def check_full(check):
    """A disk that is full: here /dev/full, and files that may not grow."""
    check.write("long.py", LONG.encode())
    with open("/dev/full", "wb") as full:
        done = subprocess.run([check.loopscope, "trace", "long.py"], stdout=full,
                              cwd=check.work, stderr=subprocess.PIPE)
    check("a full disk", done.returncode != 3
          or b"standard output: no space left on the disk" not in done.stderr)
    for command in ("trace", "record"):
        for name in ("l.jsonl", "l.jsonl.zst"):
            # Python writes a plain one itself: in its own words for the error,
            # and with the program's status.
            python = command == "record" and name == "l.jsonl"
            said = "File too large" if python \
                else "may not grow any further"
            done = check.run(command, "-o", name, "long.py",
                             preexec_fn=small_files)
            err = done.stderr.decode()
            check("%s of a file that may not grow" % command,
                  done.returncode != (0 if python else 3) or name not in err
                  or said not in err or "Traceback" in err
                  or "so far is kept" not in err)
            status, out, err = check.explain(name)
            check("what was written of %s by %s" % (name, command),
                  status != 3 or not out or "killed" not in err)


def kill_at(check, name, seconds):
    """A run that is killed so long after the first bytes are there: how many
    bytes of it are told, and what is wrong with that."""
    path = check.path(name)
    child = subprocess.Popen([check.loopscope, "trace", "-o", name, "busy.py"],
                             cwd=check.work, stderr=subprocess.DEVNULL)
    start = time.monotonic()
    while not os.path.exists(path) or not os.path.getsize(path):
        if time.monotonic() - start > 60:
            child.kill()
            return 0, "nothing is written"
        time.sleep(0.001)
    time.sleep(seconds)
    child.kill()
    child.wait()
    status, out, err = check.explain(name)
    os.unlink(path)
    if status != 3 or "killed" not in err:
        return 0, "status %d, %d bytes, %s" % (status, len(out), err)
    return len(out), None


def check_killed(check):
    check.write("busy.py", BUSY.encode())
    moments = random.Random(4)
    for name in ("k.jsonl", "k.jsonl.zst"):
        told = 0
        for _ in range(20):
            n, wrong = kill_at(check, name, moments.random() * 0.15)
            told += n > 0 # a machine that is busy has little to tell at first
            check("killed: " + name, wrong)
        check("something is told of %s" % name, told < 10 and
              "%d of 20" % told)


def check_producer(check):
    """A trace that was written from the manual page alone is walked through as
    the program that it tells of, but for what asyncio.run does at the end."""
    script = os.path.join(HERE, "..", "traces", "producer.py")
    data = subprocess.run([sys.executable, script], check=True,
                          capture_output=True).stdout
    check.write("producer.jsonl", data)
    check.write("a.py", json.loads(data.splitlines()[0])
                ["sources"][0]["text"].encode())
    for detail, same in (("turns", 4), ("lines", 8)):
        walks = [check.run("explain", "--detail", detail, name).stdout
                 .decode().splitlines() for name in ("producer.jsonl", "a.py")]
        check("a producer's trace by " + detail, len(walks[0]) != len(walks[1])
              or walks[0][:same] != walks[1][:same]
              or "exit status 0." not in walks[0][-1])


def main():
    loopscope = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as work:
        check = Check(loopscope, work)
        check.write("p.py", PROGRAM.encode())
        for part in (check_files, check_claimed, check_compressed,
                     check_producer, check_record, check_full, check_killed):
            part(check)
    print("trace files: %d passed, %d failed" % (check.passed, check.failed))
    return bool(check.failed)


sys.exit(main())
