#!/usr/bin/env python3
"""Every question that `loopscope quiz` can ask of a program, and its answer, against
the program's trace: what is true is worked out here once more, from the events
alone. Then how the command asks, reads and counts.

usage: quiz.py LOOPSCOPE FILE... [--jobs N]
"""
import argparse
import concurrent.futures
import json
import os
import re
import subprocess
import sys
import tempfile

MOST_BYTES = 60000
HEAD = re.compile(r"Question \d+ of \d+ \((\S+)\), after (\d+) events")


def output(*command, text=""):
    return subprocess.run(command, input=text, capture_output=True, text=True,
                          errors="replace", timeout=300)


class Question:
    def __init__(self, block):
        lines = block.splitlines()
        head = HEAD.match(lines[0])
        self.kind, self.at = head[1], int(head[2])
        blank = lines.index("")
        self.text = lines[blank + 1]
        self.options = [re.sub(r"^  \d+\. ", "", line)
                        for line in lines[blank + 2:]
                        if re.match(r"  \d+\. ", line)]
        answer = [line for line in lines if line.startswith("Answer: ")]
        self.answer = re.sub(r"^Answer: \d+\. ", "", answer[0])[:-1]
        self.because = lines[lines.index(answer[0]) + 1]


class Run:
    """A trace, and what holds after some of its events."""

    def __init__(self, lines):
        self.events = [json.loads(line) for line in lines[1:]]
        self.labels, self.threads = {}, {}
        for e in self.events:
            if e["e"] == "thread.new":
                self.threads[e["thread"]] = e.get("name", "")
            if e["e"] == "task.new":
                self.labels[e["task"]] = e.get("label", "")
                self.coro = getattr(self, "coro", {})
                self.coro[e["task"]] = e.get("coro", "")
        names = list(self.labels.values())
        for task, label in self.labels.items():
            if "#" not in label and label + "#2" in names:
                self.labels[task] = label + "#1"

    def label(self, task):
        return self.labels.get(task, "") if task else "the program"

    def after(self, at, kind, **fields):
        for i in range(at, len(self.events)):
            e = self.events[i]
            if e["e"] == kind and all(e.get(k) == v
                                      for k, v in fields.items()):
                return i
        return None

    def internal(self, task):
        return self.coro.get(task, "") in INTERNAL

    def next_turn(self, at):
        while True:
            at = self.after(at, "task.run")
            if at is None or not self.internal(self.events[at]["task"]):
                return at
            at += 1

    def running(self, at):
        """The task whose turn it is after that many events; 0: none's."""
        for e in reversed(self.events[:at]):
            if e["e"] == "task.run":
                return e["task"]
            if e["e"] in ("task.wait", "task.done", "loop.pass", "ready.pop"):
                return 0
            if e["e"] == "ready.push" and e.get("why") == "yield":
                return 0
        return 0

    def states(self, at):
        states = {}
        for e in self.events[:at]:
            kind, task = e["e"], e.get("task")
            if kind == "task.new":
                states[task] = "READY"
            elif kind == "task.run":
                states[task] = "RUNNING"
            elif kind == "task.wait":
                states[task] = "WAITING"
            elif kind == "task.done":
                states[task] = "DONE"
            elif kind == "ready.push" and task and \
                    e.get("what") in ("step", "wakeup"):
                states[task] = "READY"
        return states

    def ready(self, at):
        queue = []
        for e in self.events[:at]:
            if e["e"] == "ready.push":
                queue.append((e["handle"], e.get("task")))
            elif e["e"] in ("ready.pop", "handle.cancel"):
                queue = [entry for entry in queue
                         if entry[0] != e["handle"]]
        return queue

    def items(self, at):
        """The items that stand in queues: their texts, by number."""
        items = {}
        for e in self.events[:at]:
            if e["e"] == "queue.put":
                items[e["item"]] = e.get("text", "")
            elif e["e"] == "queue.get":
                items.pop(e.get("item"), None)
        return items


INTERNAL = ("shutdown_asyncgens", "BaseEventLoop.shutdown_asyncgens",
            "shutdown_default_executor",
            "BaseEventLoop.shutdown_default_executor")


def next_task(run, q):
    return q.answer == run.label(run.events[run.next_turn(q.at)]["task"])


def next_output(run, q):
    at = q.at
    while True:
        at = run.after(at, "out", stream="stdout")
        text = run.events[at]["text"]
        if len(text) > 1 and text.count("\n") == 1 and text[-1] == "\n":
            break
        at += 1
    said = re.fullmatch(r'"(.*?)(\.\.\.)?"(?:, by (.*))?', q.answer, re.S)
    turns = [e for e in run.events[q.at:at] if e["e"] == "task.run"]
    now = run.events[q.at - 1]["t"] if q.at else 0
    later = run.events[at]["t"] > now
    for words, true in (("runs now, and gets", not turns),
                        ("at t=", turns and later),
                        ("has its turn before", turns and not later)):
        if words in q.because and not true:
            return False
    if q.because.lstrip().startswith("a "):
        return False # a sentence begins with a capital
    plain = re.sub(r"\x1b\[[\d;]*m", "", text[:-1])
    plain = re.sub(r"[\x00-\x1f\x7f]", " ", plain)
    task, lane = run.events[at].get("task"), run.events[at].get("thread")
    kind, number = ("thread", lane) if lane else ("task", task)
    who = run.threads.get(lane, "") if lane else run.label(task)
    if lane == 1 or not number:
        who = "MainThread" if run.threads else "the program"
    made = not number or any(e["e"] == kind + ".new" and e[kind] == number
                             for e in run.events[:q.at])
    return re.sub(r"\s+", "", plain).startswith(re.sub(r"\s+", "", said[1])) \
        and (said[3] or "the program") == (
            who if made else "a %s that is still to be made" % kind)


def end_time(run, q):
    said = float(re.fullmatch(r"at (\S+) s", q.answer)[1])
    return abs(run.events[-1]["t"] - said) < 0.0005


def gives_up(run, q):
    line = next(e for e in reversed(run.events[:q.at]) if e["e"] == "line")
    task, frame = run.running(q.at), line["frame"]
    for e in run.events[q.at:]:
        if e["e"] in ("line", "return", "raise", "unwind") and \
                e["frame"] == frame:
            return q.answer.startswith("no,")
        if e["e"] == "task.wait" and e["task"] == task:
            return q.answer.startswith("yes, it waits")
        if e["e"] == "ready.push" and e.get("task") == task and \
                e.get("why") == "yield":
            return q.answer.startswith("yes, for one pass")
    return False


def by_label(run, label):
    return [task for task, name in run.labels.items() if name == label]


def state(run, q):
    label = re.fullmatch(r"What state is (.*) in now\?", q.text)[1]
    states = run.states(q.at)
    return any(states.get(task) == q.answer.split(":")[0]
               for task in by_label(run, label))


def ready(run, q):
    label = re.search(r"when the turn of (.*) is over", q.text)[1]
    at = q.at if run.running(q.at) else run.next_turn(q.at) + 1
    task = run.running(at)
    while run.running(at) == task and at < len(run.events):
        at += 1
    alive = run.states(at)
    names = [run.label(t) for _, t in run.ready(at)
             if t and alive.get(t) != "DONE" and not run.internal(t)]
    return run.label(task) == label and \
        q.answer == (", ".join(names) or "nobody")


def who_gets(run, q):
    items, at = run.items(q.at), q.at
    while True:
        at = run.after(at, "queue.get")
        e = run.events[at]
        if e.get("item") in items and e.get("task"):
            break
        at += 1
    return q.answer == run.label(e["task"])


def resumes(run, q):
    e = run.events[run.next_turn(q.at)]
    task = e["task"]
    before = [x for x in run.events[:q.at] if x["e"] == "task.run"
              and x["task"] == task]
    if not before:
        return q.answer.startswith("at the first line of ")
    # the innermost of those that go on there, and the line that it has run last;
    # what stopped in an earlier turn (a context manager's generator) is not one,
    # and an error that comes to it there is no going on behind the await
    waiting = set()
    for x in run.events[:q.at]:
        if x["e"] == "task.run" and x["task"] == task:
            waiting = set()
        elif x["e"] == "suspend":
            waiting.add(x["frame"])
        elif x["e"] == "task.wait" and x["task"] == task:
            waiting.update(frame for frame, _ in x.get("stack", []))
    frame, raises = None, False
    for x in run.events[run.next_turn(q.at) + 1:]:
        if frame is None and x["e"] in ("raise", "unwind"):
            continue
        if x["e"] == "task.wait":
            return False # it waits on, and nothing goes on
        if x["e"] in ("line", "out", "raise", "unwind", "return", "frame.new",
                      "task.run", "end"):
            raises = x["e"] == "raise" and x["frame"] == frame
            break
        if x["e"] == "resume" and x["frame"] in waiting:
            frame = x["frame"]
    at = [x["line"] for x in run.events[:q.at]
          if x["e"] == "line" and x["frame"] == frame]
    where = ("at the (await|yield), which raises an error" if raises
             else "behind the (await|yield)")
    return bool(at) and re.search(r" on line %d, (%s|where it waited)$"
                                  % (at[-1], where), q.answer) is not None


CHECKS = {"next-task": next_task, "next-output": next_output,
          "end-time": end_time, "gives-up": gives_up, "state": state,
          "ready": ready, "who-gets": who_gets, "resumes": resumes}


def check_program(loopscope, path):
    """(questions checked by kind, findings)"""
    counts, findings = {}, []
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
        subprocess.run([loopscope, "trace", "-o", file.name, path],
                       capture_output=True, stdin=subprocess.DEVNULL,
                       timeout=300)
        if os.path.getsize(file.name) > MOST_BYTES: # every step is asked about
            return counts, findings
        lines = open(file.name, errors="replace").read().split("\n")[:-1]
        text = output(loopscope, "quiz", "--answers", "--count", "all",
                      file.name).stdout
    if "Question" not in text:
        return counts, findings
    run = Run(lines)
    for block in re.split(r"\n\n(?=Question )", text):
        q = Question(block)
        counts[q.kind] = counts.get(q.kind, 0) + 1
        if len(set(q.options)) != len(q.options) or len(q.options) < 3:
            findings.append("%s: options: %r" % (path, q.options))
        try:
            good = CHECKS[q.kind](run, q)
        except (TypeError, StopIteration, IndexError, KeyError) as error:
            good, q.text = False, "%s (%r)" % (q.text, error)
        if not good:
            findings.append("%s: %s after %d: %s -> %s"
                            % (path, q.kind, q.at, q.text, q.answer))
    return counts, findings


# -- how it asks ---------------------------------------------------------------

COUNT = """import asyncio
async def count():
    print("One")
    await asyncio.sleep(1)
    print("Two")
async def main():
    await asyncio.gather(count(), count(), count())
asyncio.run(main())
"""

PAUSING = """import asyncio
async def pages():
    yield 1
    await asyncio.sleep(1)
    yield 2
async def main():
    lock = asyncio.Lock()
    async with lock:
        async for page in pages():
            print(page)
asyncio.run(main())
"""


def check_pausing(loopscope, path, check):
    """Lines that wait without the word await: what is asked, and the answers."""
    open(path, "w").write(PAUSING)
    key = output(loopscope, "quiz", "--answers", "--count", "all", path).stdout
    asked = [re.sub(r".*\n((?:Line|Behind)[^\n]*).*\nAnswer: \d\. (no|yes).*",
                    r"\1 \2", block, flags=re.S)
             for block in re.split(r"\n\n(?=Question )", key)
             if "(gives-up)" in block]
    turns = "`%s`: does main give control back to the loop? %s"
    check("gives-up at async for and async with", asked == [
        "Line 8, " + turns % ("async with lock:", "no"),
        "Line 9, " + turns % ("async for page in pages():", "no"),
        "Line 9, " + turns % ("async for page in pages():", "yes"),
        "Line 4, " + turns % ("await asyncio.sleep(1)", "yes"),
        "Line 9, " + turns % ("async for page in pages():", "no"),
        "Behind the block of line 8, " + turns % ("async with lock:", "no")],
        "\n".join(asked))
    done = output(loopscope, "quiz", "--count", "all", path, text="1\n" * 12)
    ideas = re.findall(r"Many think that ([^.]*async [^.]*)", done.stdout)
    check("what many think of an async for", any(
        "round of an async for" in idea for idea in ideas), done.stdout)


HELD = """import asyncio
async def work(lock):
    async with lock:
        await asyncio.sleep(1)
async def main():
    lock = asyncio.Lock()
    await asyncio.gather(work(lock), work(lock))
asyncio.run(main())
"""


def check_held(loopscope, path, check):
    """Where a task goes on that waited in a line without the word await."""
    open(path, "w").write(HELD)
    key = output(loopscope, "quiz", "--answers", "--count", "all", path).stdout
    answers = re.findall(r"^Answer: \d\. (in work.*)\.$", key, re.M)
    check("where it goes on in an async with, and at an await",
          set(answers) == {"in work(), on line 3, where it waited",
                           "in work(), on line 4, behind the await"},
          "\n".join(answers))


LIMITED = """import asyncio
async def work():
    try:
        await asyncio.sleep(9)
    finally:
        await asyncio.sleep(1)
async def main():
    try:
        await asyncio.wait_for(work(), 3)
    except TimeoutError:
        print("late")
asyncio.run(main())
"""


def check_limit(loopscope, path, check):
    open(path, "w").write(LIMITED)
    key = output(loopscope, "quiz", "--answers", "--count", "all", path).stdout
    block = key.split("(end-time)")[1].split("\n\nQuestion")[0]
    check("a time limit is a time at which it may end",
          re.search(r"  \d\. at 3 s\n", block) and
          re.search(r"Answer: \d\. at 4 s\.", block), block)
    goes_on = [b for b in key.split("(resumes)")[1:]
               if "does work go on" in b and "on line 4" in b]
    check("a task that is cancelled goes on at its await, not behind it",
          goes_on and all(
              re.search(r"Answer: \d\. in work\(\), on line 4, at the await, "
                        r"which raises an error\.", b) and
              re.search(r"  \d\. in work\(\), on line 4, behind the await\n", b)
              for b in goes_on), goes_on)


def check_asking(loopscope, check):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "count.py")
        open(path, "w").write(COUNT)
        key = output(loopscope, "quiz", "--answers", path).stdout
        right = re.findall(r"^Answer: (\d)", key, re.M)
        check("five questions", len(right) == 5, key)
        check_held(loopscope, os.path.join(folder, "held.py"), check)
        check_limit(loopscope, os.path.join(folder, "limited.py"), check)
        check_pausing(loopscope, os.path.join(folder, "pausing.py"), check)
        again = output(loopscope, "quiz", "--answers", path).stdout
        check("the same seed asks the same", key == again, again)
        other = output(loopscope, "quiz", "--seed", "3", "--answers",
                       path).stdout
        check("another seed asks others", key != other, other)
        done = output(loopscope, "quiz", path, text="\n".join(right) + "\n")
        check("all right", done.stdout.endswith(
            "\nScore: 5 of 5 right, 0 skipped\n"), done.stdout)
        check("exit status 0", done.returncode == 0, str(done.returncode))
        wrong = [str(int(n) % 3 + 1) for n in right]
        done = output(loopscope, "quiz", path, text="\n".join(wrong) + "\n")
        check("all wrong", done.stdout.endswith(
            "\nScore: 0 of 5 right, 0 skipped\n"), done.stdout)
        check("says which it is", "No. It is " in done.stdout, done.stdout)
        check("and what many think", "Many think that " in done.stdout,
              done.stdout)
        done = output(loopscope, "quiz", path, text="x\n9\n\n")
        check("what is no number is asked again",
              done.stdout.count("That is none of the numbers.") == 2,
              done.stdout)
        check("skipped to the end", done.stdout.endswith(
            "\nScore: 0 of 5 right, 5 skipped\n"), done.stdout)
        done = output(loopscope, "quiz", "--count", "2", "--answers", path)
        check("--count", "Question 2 of 2" in done.stdout, done.stdout)
        open(path, "w").write("print(1)\n")
        done = output(loopscope, "quiz", path)
        check("nothing to ask", "nothing to ask about" in done.stdout,
              done.stdout)
        check("nothing to ask is no error", done.returncode == 0, "")
        done = output(loopscope, "quiz", os.path.join(folder, "gone.py"))
        check("no such file", done.returncode == 3, done.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("loopscope")
    parser.add_argument("files", nargs="*")
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    loopscope = os.path.abspath(args.loopscope)
    passed, failed, kinds = 0, 0, {}

    def check(title, good, detail):
        nonlocal passed, failed
        passed += bool(good)
        failed += not good
        if not good:
            print("FAILED %s\n%s" % (title, detail))

    check_asking(loopscope, check)
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        for counts, findings in pool.map(
                lambda path: check_program(loopscope, path), args.files):
            for kind, n in counts.items():
                kinds[kind] = kinds.get(kind, 0) + n
            failed += len(findings)
            passed += sum(counts.values()) - len(findings)
            for finding in findings:
                print("FAILED", finding)
    if args.files:
        for kind in CHECKS:
            check("there are questions of the kind " + kind,
                  kinds.get(kind), str(kinds))
        print(", ".join("%s %d" % item for item in sorted(kinds.items())))
    print("questions: %d passed, %d failed" % (passed, failed))
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
