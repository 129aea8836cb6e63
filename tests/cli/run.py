"""The command line and bad input: each case is a command, the exit status that
DESIGN §4 gives it, and what its message must say.

    python3 run.py LOOPSCOPE
"""
import os
import subprocess
import sys
import tempfile

HEADER = ('{"loopscope":1,"min":1,"engine":"CPython 3.11.7","clock":"virtual",'
          '"program":"p.py","argv":[],"seed":0,"sources":[{"file":"p.py",'
          '"text":"x = 1\\n"}]}\n')
BEGIN = '{"e":"begin","t":0}\n'
GATHER = """import asyncio
async def main():
    await asyncio.gather(asyncio.sleep(1), asyncio.sleep(2))
    print("done")
asyncio.run(main())
"""

FILES = {
    "ok.py": b"print('hello')\n",
    "gather.py": GATHER.encode(),
    "asks.py": b"print('Hello', input('Who? '))\n",
    "answers.txt": b"Ann\n",
    "empty.py": b"",
    "bom.py": b"\xef\xbb\xbfprint('bom')\n",
    "crlf.py": b"if True:\r\n    print('crlf')\r\n",
    "tabs.py": b"if True:\n\tprint('tabs')\n\tprint('again')\n",
    "mixed.py": b"if True:\n\tprint(1)\n        print(2)\n",
    "nul.py": b"print(1)\n\0\n",
    "latin.py": b"print('caf\xe9')\n",
    "binary.md": b"\x7fELF\0\0\0",
    "exit7.py": b"import sys\nprint('bye')\nsys.exit(7)\n",
    "error.py": b"def f():\n    return 1 / 0\n\nf()\n",
    "syntax.py": b"def f(:\n    pass\n",
    "deadlock.py": b"import asyncio\nasync def main():\n"
                   b"    await asyncio.Queue().get()\nasyncio.run(main())\n",
    "forever.py": b"while True:\n    pass\n",
    "hello-forever.py": b"print('x' * 100000)\nwhile True:\n    pass\n",
    "greedy.py": b"x = []\nwhile True:\n    x.append('y' * 1000000)\n",
    "module.py": b"import numpy\nprint(numpy)\n",
    "guarded.py": b"try:\n    import numpy\nexcept ImportError:\n"
                  b"    print('without')\n",
    "args.py": b"import sys\nprint(sys.argv[1:])\n",
    "cut.jsonl": (HEADER + BEGIN + '{"e":"loop.new","t":0,"lo').encode(),
    "good.jsonl": (HEADER + BEGIN + '{"e":"end","t":0,"status":0}\n').encode(),
    "new.jsonl": HEADER.replace('"loopscope":1,"min":1',
                                '"loopscope":9,"min":9').encode() + b"",
    "newer.jsonl": (HEADER.replace('"loopscope":1', '"loopscope":2')
                    + BEGIN + '{"e":"hologram","t":0}\n'
                    + '{"e":"end","t":0}\n').encode(),
    "nonsense.jsonl": b"this is no trace\n",
    "empty.jsonl": b"",
    "lesson.md": b"# A lesson\n\nText.\n\n```python\nprint('in lesson')\n```\n",
    "given.md": b"# A lesson\n\n<!-- loopscope: seed 7 -->\n"
                b"<!-- loopscope: input \"Ann\\nBob\" -->\n\n"
                b"```python\nimport random\n"
                b"print(input(), input(), random.randint(0, 99))\n```\n",
    "prose.txt": b"# Only words\n\nNo program here.\n",
}

# name, arguments, exit status, parts of stdout, parts of stderr
CASES = [
    ("run", ["run", "ok.py"], 0, ["hello\n"], []),
    ("run an empty file", ["run", "empty.py"], 0, [], []),
    ("byte-order mark", ["run", "bom.py"], 0, ["bom\n"], []),
    ("CRLF", ["run", "crlf.py"], 0, ["crlf\n"], []),
    ("tabs", ["run", "tabs.py"], 0, ["tabs\nagain\n"], []),
    ("mixed tabs", ["run", "mixed.py"], 1, [], ["TabError: inconsistent use "
                                               "of tabs and spaces in "
                                               "indentation"]),
    ("a zero byte", ["run", "nul.py"], 1, [],
     ["source code cannot contain null bytes"]),
    ("not UTF-8", ["run", "latin.py"], 1, [],
     ["Non-UTF-8 code starting with", "latin.py on line 1"]),
    ("a binary file", ["run", "binary.md"], 3, [], ["binary.md", "binary"]),
    ("the program's status", ["run", "exit7.py"], 7, ["bye\n"], []),
    ("an uncaught exception", ["run", "error.py"], 1, [],
     ["Traceback (most recent call last):", "ZeroDivisionError: "
      "division by zero"]),
    ("a syntax error", ["run", "syntax.py"], 1, [],
     ['File "syntax.py", line 1', "SyntaxError: "]),
    ("a deadlock", ["run", "deadlock.py"], 5, [], ["Deadlock", "main"]),
    ("a step limit", ["run", "--max-steps", "1000", "forever.py"], 4, [],
     ["limit"]),
    ("a memory limit", ["run", "--max-memory", "64", "greedy.py"], 4, [],
     ["memory"]),
    ("arguments go to the program", ["run", "args.py", "-p", "--help"], 0,
     ["['-p', '--help']\n"], []),
    ("input from a file", ["run", "--input", "answers.txt", "asks.py"], 0,
     ["Who? Hello Ann\n"], []),
    ("input of a trace", ["trace", "--input", "answers.txt", "asks.py"], 0,
     ['"text":"Who? Hello Ann\\n"'], []),
    ("input of a walk", ["explain", "--input", "answers.txt", "asks.py"], 0,
     ["Hello Ann"], []),
    ("input that is not given", ["explain", "asks.py"], 0,
     ["EOFError", "--input FILE"], []),
    ("input from a file that isn't there", ["run", "--input", "none.txt",
                                            "asks.py"], 3, [],
     ["none.txt", "a line for each input()"]),
    ("a lesson's input and seed", ["run", "given.md"], 0, ["Ann Bob 41\n"],
     []),
    ("a lesson's input and seed in its trace", ["trace", "given.md"], 0,
     ['"seed":7', '"text":"Ann Bob 41\\n"'], []),
    ("a seed of the command line is stronger", ["run", "--seed", "3",
                                               "given.md"], 0,
     ["Ann Bob 30\n"], []),
    ("and so is its input", ["explain", "--input", "answers.txt", "given.md"],
     0, ["EOFError"], []),
    ("in real time", ["run", "--real-time", "gather.py"], 0, ["done\n"], []),
    ("at a level of detail", ["explain", "--detail", "turns", "gather.py"], 0,
     ["   2  t=0.000"], []),
    ("no such level", ["explain", "--detail", "fine", "gather.py"], 2, [],
     ["fine"]),
    ("no such file", ["run", "nowhere.py"], 3, [],
     ["nowhere.py: no such file"]),
    ("a folder", ["run", "."], 3, [], ["folder"]),
    ("an unknown module", ["run", "module.py"], 3, [],
     ["module.py:1:8", "numpy", "loopscope record"]),
    ("a guarded import", ["run", "guarded.py"], 0, ["without\n"], []),
    ("a program of a lesson", ["run", "lesson.md#1"], 0, ["in lesson\n"], []),
    ("no such program in it", ["run", "lesson.md#9"], 3, [], ["no program"]),
    ("no program at all", ["run", "prose.txt"], 3, [], ["no python program"]),
    ("no file named", ["run"], 2, [], ["which file"]),
    ("an unknown option", ["run", "--nonsense", "ok.py"], 2, [],
     ["--nonsense", "--help"]),
    ("a number that is none", ["run", "--max-steps", "many", "ok.py"], 2, [],
     ["many"]),
    ("help", ["--help"], 0, ["usage:", "Exit status"], []),
    ("help of a subcommand", ["run", "--help"], 0, ["usage: loopscope run"],
     []),
    ("version", ["--version"], 0, ["loopscope 0."], []),
    ("trace", ["trace", "ok.py"], 0,
     ['{"loopscope":1,', '"e":"begin"', '"text":"hello\\n"', '"e":"end"'], []),
    ("trace of a refused program", ["trace", "syntax.py"], 0,
     ["SyntaxError", '"status":1'], []),
    ("trace of a deadlock", ["trace", "deadlock.py"], 5,
     ['"e":"diag"', "deadlock"], []),
    ("explain", ["explain", "gather.py"], 0, ["asyncio.run started the loop",
                                              "done", "Nothing was ready"],
     []),
    ("a screen without a terminal explains", ["gather.py"], 0,
     ["asyncio.run started the loop"], []),
    ("explain a trace", ["explain", "good.jsonl"], 0, ["exit status 0"], []),
    ("a trace that was cut", ["explain", "cut.jsonl"], 3, [],
     ["cut.jsonl:3:"]),
    ("a trace of another version", ["explain", "new.jsonl"], 3, [],
     ["new.jsonl:1:", "version"]),
    ("a newer trace that we can read", ["explain", "newer.jsonl"], 0, [], []),
    ("no trace", ["explain", "nonsense.jsonl"], 3, [], ["nonsense.jsonl:1:"]),
    ("an empty trace", ["explain", "empty.jsonl"], 3, [], ["empty.jsonl"]),
    ("trace into a folder that isn't there",
     ["trace", "-o", "none/x.jsonl", "ok.py"], 3, [], ["none/x.jsonl"]),
]


def check_wall(loopscope, work):
    """While a program runs, its process has no descriptor but the standard
    ones, and the kernel's filter is on (but in builds for sanitizers)."""
    with open(loopscope, "rb") as file:
        confined = b"__asan_init" not in file.read()
    child = subprocess.Popen([loopscope, "run", "hello-forever.py"], cwd=work,
                             stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL)
    try:
        child.stdout.read(1)
        proc = "/proc/%d/" % child.pid
        with open(proc + "status") as file:
            status = dict(line.split(":\t", 1) for line in file)
        wrong = []
        if confined and status["Seccomp"].strip() != "2":
            wrong.append("the filter of system calls is not on")
        if sorted(os.listdir(proc + "fd")) != ["0", "1", "2"]:
            wrong.append("open: %s" % os.listdir(proc + "fd"))
        return wrong
    finally:
        child.kill()
        child.communicate()


HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAMS = os.path.join(HERE, "..", "events")
# What the walk through programs of tests/events says, sentence by sentence in
# this order. True of CPython: tests/screens compares the same state with it.
WALKS = {
    "lock.py": [
        "worker('a') ran line 5 and has lock now: it was free.",
        "lock is held by worker('a'), so worker('b') waits.",
        "so worker('c') waits, with 1 before it in line.",
        "Next, it leaves the block of line 5: async with lock.",
        "gave lock back; that woke worker('b'), first in line, which still has",
        "It has lock now, after a wait of 1 s.",
        "worker('c') gave lock back."],
    "event_set.py": [
        "event is not set, so waiter(0) waits until somebody sets it.",
        "set event: waiter(0) and waiter(1) are woken and ready.",
        "Its event.wait() is over: the event was set.",
        "cleared event: whoever calls wait() from now on waits."],
    "semaphore.py": [
        "job(3) ran line 5 and took one of the 2 places of gate: 1 is left.",
        "gate has no place left (job(3) and job(1) have them), so job(2) waits.",
        "gave a place of gate back; that woke job(2)",
        "It took one of the 2 places of gate, after a wait of 1 s: none is left."],
    "condition.py": [
        "has cond's lock now: it was free.",
        "it gave the lock back and waits until somebody notifies cond.",
        "notified cond: consumer(1) is woken, but needs the lock before it",
        "It was notified, and has the lock again: cond.wait() is over.",
        "what it awaits is there already, so the loop has no part in it."],
    "barrier.py": [
        "barrier opens when 3 are there; runner(1) is number 1 and waits.",
        "runner(2) is number 2 and waits.",
        "is the last that barrier waited for: it opens, and wakes runner(1) and "
        "runner(2).",
        "Its barrier.wait() is over: all are there."],
    "group.py": [
        "main entered the block of tg#1: it is left only when every task",
        "the block of tg#1 is at its end, and 2 of its tasks are not over",
        "main now counts 1 of 2",
        "main leaves the block of tg#1: all of its tasks are over.",
        "Next, tg#2 hears of it and cancels what still runs in it.",
        "bad failed, so tg#2 cancels ok(5): it gets CancelledError",
        "main gets ExceptionGroup from tg#2, whose tasks are over: it holds 1 "
        "error"],
    "timeout.py": [
        "the block may take until t=2.000; then main is cancelled in it.",
        "main moved the end of the timeout to t=3.000.",
        "The time of main's timeout is over, so it is cancelled",
        "main gets TimeoutError: the time was up",
        "it waits for slow, a task of its own, at most until t=4.000.",
        "main's wait_for is over and slow is not done, so main will cancel it.",
        "main left the block of timeout() with 4 s to spare"],
    "waits.py": [
        "wait() lets main go on when the first of 3 tasks is done",
        "wait() gives it the sets done and pending.",
        "it waits for whichever task of as_completed ends next.",
        "it waits in shield(job(1)#2): if it is cancelled, what is inside runs "
        "on.",
        "when its task is done, at the latest at t=5.000; until then it waits.",
        "The time of main's wait is over, so it goes on without those"],
    "waits_over.py": [
        "what it awaits is there already, so the loop has no part in it.",
        "main ran line 11: its condition is true, so its body runs.",
        "Next, it goes back to line 11: while n < 2.",
        "its condition is false, so the while loop is over.",
        "there is nothing more to take, so the for loop is over."],
    "queue_join.py": [
        "orders is full, so main waits for a get.",
        "items of orders are unfinished, so main waits in join()."],
    "../conform/walk_callbacks.py": [
        ": when task is done, the loop will run the callback.",
        ": the callback print('soon') is at the back of ready; the loop calls it in the next "
        "pass.",
        ": the loop is to call Future.set_result(42) at t=2.000.",
        "The loop ran the callback print('soon'), which main put there with "
        "call_soon. It printed \"soon\".",
        "output, callback: soon",
        "Next, the loop runs the callback report().",
        "The loop runs the callback report(), since work is done. Next, it runs "
        "line 11",
        "The callback ran line 11 and printed \"report made\".",
        "report() returned None: the callback is over.",
        "The loop ran the callback Future.set_result(42), which main set with "
        "call_later at t=0. It gave a future its result, 42: main, which waited "
        "for it, is ready.",
        "The await gives it the future's result, 42. It printed \"got 42\".",
        "The loop runs the callback lambda, which main put there with"],
    "../conform/walk_generators.py": [
        "main asks count() for its first item: only now its code begins.",
        "count() yields 1 and stops there, with its variables; number is now 1.",
        "main asks count() for its next item: it goes on after line 7",
        "count() ran line 6, whose while loop is over, and reached its end: it has "
        "nothing more to give, so the for loop of line 18 is over.",
        "count() yields 1 and stops there, with its variables; line 21 printed",
        "reached its end, so line 23 gets StopIteration: there is nothing more",
        "ticks() yields 'tick' and stops there",
        "ticks() reached its end: it has nothing more to give, "
        "so the for loop of line 26 is over.",
        "main ran line 29: it leaves the loop around it.",
        "An async generator was left before its end, so the loop made a task "
        "that closes it, ticks.aclose()",
        "ticks.aclose() is done: the generator is closed."],
    "../conform/walk_exceptions.py": [
        "The program raised KeyError at line 6: 'k'. Next, the exception leaves "
        "inner().",
        "KeyError leaves inner() and comes to a finally, whose block runs",
        "The program ran line 13 and printed \"finally\". Next, the exception "
        "leaves outer().",
        "The finally is over, so the exception goes on. KeyError leaves outer() "
        "and comes to an except",
        "error is now KeyError('k'): it fits the exception, so its block runs.",
        "KeyError leaves inner() and comes to an except",
        "The program ran line 26: it raises what it caught again. KeyError "
        "leaves again() and breaks off a block"],
    "../conform/walk_calls.py": [
        "The program defines Dog, fact; nothing else has run.",
        "The program called Dog.__init__() with name = 'Rex'",
        "Dog.__init__() ran line 4 and set up the new Dog: back to the "
        "program, line 16; dog is now <Dog object>.",
        "speak() ran line 7 and returned 'Rex barks' to the program, line 17, "
        "which printed \"Rex barks\".",
        "The program called fact() with n = 2",
        "fact() ran line 12 and returned 1 to fact, line 13.",
        "fact() returned 2 to the program, line 18, which printed \"2\".",
        "it goes on with the next round.",
        ": it leaves the loop around it; then line 25, a definition.",
        "closing\". Next, closed() returns.",
        "closed() returned 'kept' to the program",
        "squares is now [0, 1, 4]."],
    "../conform/walk_robbed.py": [
        "q is empty, so patient waits for a put.",
        "That put woke patient; another task may still take the item first.",
        "quick took 'first', put by main just now, without waiting.",
        "patient woke, but quick had taken 'first': it waits again.",
        "It took 'second', put by main just now, after waiting."],
    "../conform/walk_short_loops.py": [
        "main ran line 7; i is now 1. Next, it runs line 7",
        "main ran line 7: the for loop is over.",
        "main ran line 10; n is still 3.",
        "sleep(inf) set a timer that never comes due, so sleep(inf) waits",
        "Next, the loop drops the callback print('not printed'), which was",
        "The loop dropped the callback print('not printed'), which was",
        "main left the block of timeout(). Next,"],
    "../conform/asyncio_deadlock_main_kept.py": [
        "waits until somebody sets it. Next, nothing is ready and no timer is "
        "set.",
        "Deadlock: nothing can ever run again."],
    "../conform/asyncio_cancel_main_leftovers.py": [
        "main ran line 19. It is done: it returned 'value'. Next, asyncio.run "
        "ends, so it cancels background(1), which is left over."],
    "../conform/asyncio_late_timers.py": [
        "nothing else could run. Late now: tick's timer by 1.5 s."],
    "../conform/asyncio_awaits_that_fail.py": [
        "main now counts 1 of 2. Next, the loop runs the callback that makes "
        "main ready.",
        "One of what main waited for failed, so its wait is over at once",
        "The await raises ValueError('x').",
        "before its first turn: none of its code will run.",
        "main awaits what was cancelled: CancelledError was raised"],
    "../conform/threading_walk.py": [
        "MainThread waits for Thread-1 (work) to start. Thread-1 (work) runs now",
        "Thread-1 (work) begins with work()",
        "Thread-1 (work) sleeps: time.sleep(1). MainThread runs now",
        "MainThread waits in join() until Thread-1 (work) is over; no thread "
        "can run, so the clock goes to 1.",
        "Thread-1 (work) ran line 8 and printed \"done 1\".",
        "Thread-2 (work) is over. MainThread runs now"],
}


def check_walks(loopscope):
    """What is missing, walk by walk."""
    for name, sentences in WALKS.items():
        done = subprocess.run([loopscope, "explain", "--detail", "lines", name],
                              cwd=PROGRAMS, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=60)
        text, at = done.stdout.decode("utf-8", "replace"), 0
        for sentence in sentences:
            found = text.find(sentence, at)
            if found < 0:
                yield name, "does not say, or not in this order: " + sentence
                break
            at = found
        else:
            yield name, None


def main():
    loopscope = os.path.abspath(sys.argv[1])
    passed = failed = 0
    with tempfile.TemporaryDirectory() as work:
        for name, content in FILES.items():
            with open(os.path.join(work, name), "wb") as file:
                file.write(content)
        for title, args, status, out, err in CASES:
            try:
                done = subprocess.run([loopscope] + args, cwd=work,
                                      stdin=subprocess.DEVNULL,
                                      capture_output=True, timeout=60)
            except subprocess.TimeoutExpired:
                print("FAILED %s: timed out" % title)
                failed += 1
                continue
            stdout = done.stdout.decode("utf-8", "replace")
            stderr = done.stderr.decode("utf-8", "replace")
            wrong = [part for part in out if part not in stdout]
            wrong += [part for part in err if part not in stderr]
            if done.returncode != status:
                wrong.append("exit status %d, not %d"
                             % (done.returncode, status))
            if wrong:
                failed += 1
                print("FAILED %s: %s\n  stdout: %s\n  stderr: %s"
                      % (title, wrong, stdout[-300:], stderr[-300:]))
            else:
                passed += 1
        for name, wrong in check_walks(loopscope):
            failed += bool(wrong)
            passed += not wrong
            if wrong:
                print("FAILED the walk through %s %s" % (name, wrong))
        wrong = check_wall(loopscope, work)
        if wrong:
            failed += 1
            print("FAILED the wall around a run: %s" % wrong)
        else:
            passed += 1
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


sys.exit(main())
