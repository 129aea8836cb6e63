#!/usr/bin/env python3
"""The challenges of our lessons can't be met without the work: each lesson's solution
is replaced by tricks (programs that print what is asked for, sleep as long, leave
things out), and `loopscope check` must find that one of the goals is missed. Other
honest ways must meet them all.

usage: tricks.py LOOPSCOPE LESSON...
"""
import os
import re
import subprocess
import sys
import tempfile

SOLUTION = re.compile(r"(<!-- loopscope: solution\n)(.*?)(-->)", re.S)
GOAL = re.compile(r"<!-- loopscope: goal ")

# By the number of the lesson: what is done to the page's program, as pairs of what
# is replaced and by what; * stands for all that is left.
TRICKS = {
    1: [("the rude one doesn't wait", [("    time.sleep(1)\n", "")]),
        ("it waits too little", [("time.sleep(1)", "time.sleep(0)")]),
        ("nobody waits for as long", [("sleep(1)", "sleep(0.5)")]),
        ("it is not called", [('rude(2)', 'polite(2)')]),
        ("its lines come from main", [
            ('rude(2)', 'asyncio.sleep(1)'),
            ("    await asyncio.gather", '    print(2, "begins")\n'
             '    print(2, "ends")\n    await asyncio.gather')])],
    2: [("a count that is made up", [('print("done:", len(done))',
                                      'time.sleep(1)\nprint("done: 3")')]),
        ("the main thread sleeps", [('print("done:"',
                                     'time.sleep(1)\nprint("done:"')]),
        ("no threads", [(".start()", ".run()")]),
        ("nobody works", [("    time.sleep(1)\n", "")]),
        ("marked as done beforehand", [("done = []", "done = list('ABC')"),
                                       ("    done.append(name)\n", "")])],
    3: [("found is emptied", [("    return numbers", "    del found[1:]\n"
                               "    return numbers")]),
        ("another print", [("found {found[-1]}", "found {number}")]),
        ("found elsewhere", [("        found.append(number)\n", ""),
                             ("evens(8):\n", "evens(8):\n"
                              "    found.append(number)\n")]),
        ("a generator that works it all out first",
         [("    return numbers", "    yield from numbers")]),
        ("and finds it again later",
         [("    return numbers", "    for number in numbers:\n"
           "        found.append(number)\n        yield number")])],
    4: [("no waits", [("    await asyncio.sleep(after)\n", "")]),
        ("short waits", [("sleep(after)", "sleep(after / 2)")]),
        ("other arguments", [('greet("late", 2)', 'greet("late", 1)')]),
        ("nobody waits for them", [("await greet(", "asyncio.create_task(greet("),
                                   ('early", 1)', 'early", 1))'),
                                   ('late", 2)', 'late", 2))'),
                                   ("\n\nasyncio.run", '\n    print("hello, early")'
                                    '\n    print("hello, late")\n\n\nasyncio.run')])],
    5: [("ticks made up", [("ticks = 0", "ticks = 2")]),
        ("another print", [("after {ticks} ticks", "after 2 ticks")]),
        ("a real wait", [("sum(range(1000))", "sum(range(1000))\n"
                          "        await asyncio.sleep(0.1)")]),
        ("all pauses first", [("    for part", "    for _ in range(3):\n"
                               "        await asyncio.sleep(0)\n    for part")]),
        ("less work", [("range(3)", "range(1)"),
                       ("sum(range(1000))", "sum(range(1000))\n"
                        "        for _ in range(3):\n"
                        "            await asyncio.sleep(0)")]),
        ("the ticker before the worker", [("gather(worker(), ticker())",
                                           "gather(ticker(), worker())")])],
    6: [("answers made up", [("await one(), two()", "1, 2")]),
        ("without waiting", [("await one(), two()", "await one(), await two()"),
                             ("await asyncio.sleep(1)", "pass"),
                             ("\n    asyncio.sleep(1)", "")]),
        ("the second one forgets to wait",
         [("await one(), two()", "await one(), await two()")]),
        ("another print", [("await one(), two()", "one(), two()"),
                           ("{first} and {second}", "1 and 2")])],
    7: [("no waits", [("await asyncio.sleep(1)", "await asyncio.sleep(0)")]),
        ("half as long", [("sleep(1)", "sleep(0.5)")]),
        ("less retries", [("range(failures)", "range(min(failures, 1))")]),
        ("all failures at first", [("        await asyncio.sleep(1)\n", ""),
                                   ("    await asyncio.sleep(1)\n",
                                    "    await asyncio.sleep(1 + failures)\n")]),
        ("attempts that never fail", [('"A", 2', '"A", 0'), ('"B", 1', '"B", 0')])],
    8: [("known prices", [("    await asyncio.sleep(2)\n", "")]),
        ("no stock asked", [("await stock(article)", "len(article)")]),
        ("half as long", [("sleep(2)", "sleep(1)"), ("sleep(1)", "sleep(0.5)")]),
        ("a report for one", [(', report("kettle")', ""),
                              ("\n\nasyncio.run", '\n    print("kettle: 6 left, 60 '
                               'each")\n\n\nasyncio.run')])],
    9: [("a quick server", [('ask("far", 10)', 'ask("far", 1)'),
                            ("    print(server", "    await asyncio.sleep(1)\n"
                             "    print(server")]),
        ("nobody asks far", [('ask("far", 10), ', ""),
                             ("1.5))", '1.5), asyncio.sleep(2))\n'
                              '    print("no answer from far")')]),
        ("ask sleeps less", [("sleep(seconds)", "sleep(min(seconds, 2))\n"
                              "    if seconds > 2:\n"
                              "        print('no answer from', server)\n"
                              "        return")]),
        ("near is not asked", [('ask("near", 1), ', ""),
                               ("    await asyncio.gather",
                                '    print("near answers")\n'
                                "    await asyncio.gather")])],
    10: [("two items", [("range(6)", "range(2)")]),
         ("no queue", [("await queue.put(item)", "pass"),
                       ("await queue.get()", "_"), ]),
         ("a slow producer", [("await queue.put", "await asyncio.sleep(1)\n"
                               "        await queue.put")]),
         ("a quick consumer", [("        await asyncio.sleep(1)\n", "")]),
         ("two go through it", [("await queue.put(item)",
                                 "await queue.put(item) if item < 2 else "
                                 "await asyncio.sleep(1)"),
                                ("await queue.get()", "_")])],
    11: [("no waits", [("    await asyncio.sleep(1)\n", "    pass\n"),
                       ("asyncio.sleep(seconds)", "asyncio.sleep(5)")]),
         ("collected first", [("    async for name, seconds in photos():\n"
                               "        await develop(name, seconds)",
                               "    found = [photo async for photo in photos()]\n"
                               "    await asyncio.gather(*(develop(*p) "
                               "for p in found))")]),
         ("half as long", [("sleep(seconds)", "sleep(seconds / 3)"),
                           ("sleep(1)", "sleep(0.8)")]),
         ("nobody waits for the last", [("        await develop(name, seconds)",
                                         "        asyncio.create_task("
                                         "develop(name, seconds))")]),
         ("no develop", [("await develop(name, seconds)",
                          "asyncio.create_task(asyncio.sleep(seconds))"),
                         ("\n\nasyncio.run", "\n    await asyncio.sleep(2)\n"
                          "    for name, _ in PHOTOS:\n"
                          '        print(name, "is printed")\n\n\nasyncio.run')])],
    12: [("no locks", [("async with lock[giver]:", "if lock:"),
                       ("async with lock[taker]:", "if lock:")]),
         ("the giver's lock alone", [("async with lock[taker]:", "if lock:")]),
         ("one lock for all", [("name: asyncio.Lock() for",
                                "name: one for"),
                               ("lock = {", "one = asyncio.Lock()\nlock = {"),
                               ("async with lock[taker]:", "if lock:")]),
         ("one after the other", [("asyncio.gather(transfer", "in_a_row(transfer"),
                                  ("async def main", "async def in_a_row(*all):\n"
                                   "    for one in all:\n        await one\n\n\n"
                                   "async def main")]),
         ("balances made up", [('"Ann": 100, "Bob": 100', '"Ann": 120, "Bob": 80'),
                               ("async with lock[giver]:", "if lock:"),
                               ("async with lock[taker]:", "if lock:"),
                               ("has - amount", "has"), ("had + amount", "had")]),
         ("the second lock only when nothing is left to do",
          [("async with lock[taker]:", "if lock:"),
           ("had + amount", "had + amount\n"
            "    async with lock[taker]:\n        pass")]),
         ("other amounts", [('"Ann", "Bob", 10', '"Bob", "Ann", 10'),
                            ('"Bob", "Ann", 30', '"Bob", "Ann", 10')])],
    13: [("given up beforehand", [("given_up = []", "given_up = [1, 2]")]),
         ("sleeps that the end cancels", [("sleep(seconds)", "sleep(60)")]),
         ("counted by main", [("        await letter(",
                               "        given_up.extend([1, 2])\n"
                               "        await letter(")]),
         ("another print", [("{len(given_up)} given", "2 given")]),
         ("never booked", [('"flight", 2), book("hotel", 3), car())', "car())"),
                           ("        await letter(",
                            "        given_up.extend([1, 2])\n"
                            "        await letter(")]),
         ("a limit for all of them", [
             ("await asyncio.gather(", "await asyncio.wait_for(asyncio.gather("),
             ("car())\n    except LookupError as error:\n        await letter(error)",
              "car()), 0.5)\n    except TimeoutError:\n"
              '        await letter("no car left")')])],
    14: [("three, then the next three", [
             ("    for photo, seconds in PHOTOS.items():\n"
              "        await upload(photo, seconds)",
              "    items = list(PHOTOS.items())\n"
              "    for i in range(0, 8, 3):\n        await asyncio.gather(\n"
              "            *(upload(*item) for item in items[i:i + 3]))")]),
         ("all at once", [
             ("    for photo, seconds in PHOTOS.items():\n"
              "        await upload(photo, seconds)",
              "    await asyncio.gather(*(upload(*i) for i in PHOTOS.items()))")]),
         ("a semaphore", [
             ("    for photo, seconds in PHOTOS.items():\n"
              "        await upload(photo, seconds)",
              "    limit = asyncio.Semaphore(3)\n\n"
              "    async def one(item):\n        async with limit:\n"
              "            await upload(*item)\n\n"
              "    await asyncio.gather(*(one(i) for i in PHOTOS.items()))")]),
         ("shorter", [("sleep(seconds)", "sleep(seconds / 3)")]),
         ("less of it", [("PHOTOS.items()", "list(PHOTOS.items())[:3]"),
                         ("    print(\"the", "    for photo in list(PHOTOS)[3:]:\n"
                          '        print(photo, "is up")\n    print("the')])],
    15: [("a quick library", [("time.sleep(1)", "time.sleep(0.2)")]),
         ("no library", [("find_address(customer)\n    print",
                          'customer + " Street"\n    print')]),
         ("only what looks slow", [
             ("    cost = await price(article)\n    left = await stock(article)",
              "    cost, left = await asyncio.gather(price(article), "
              "stock(article))")]),
         ("neither price nor stock waits", [("    await asyncio.sleep(0.5)\n", "")]),
         ("a task that blocks", [
             ("find_address(customer)\n    print",
              "await asyncio.create_task(found(customer))\n    print"),
             ("async def main", "async def found(customer):\n"
              "    return find_address(customer)\n\n\nasync def main")])],
}

# Other ways to do what is asked for.
HONEST = {
    1: [("a thread", [("time.sleep(1)", "await asyncio.to_thread(time.sleep, 1)")]),
        ("a group of tasks", [
            ("time.sleep(1)", "await asyncio.sleep(1)"),
            ("    await asyncio.gather(polite(1), rude(2), polite(3))",
             "    async with asyncio.TaskGroup() as group:\n"
             "        group.create_task(polite(1))\n"
             "        group.create_task(rude(2))\n"
             "        group.create_task(polite(3))")])],
    2: [("backwards", [("    threading.Thread(target=work, args=(name,)).start()",
                        "    done_by = threading.Thread(target=work, args=(name,))\n"
                        "    done_by.start()\n    threads.append(done_by)"),
                       ("\nprint(", "\nfor one in reversed(threads):\n    one.join()\n"
                        "print("), ("done = []", "done = []\nthreads = []")])],
    3: [("without a list", [("        numbers.append(number)", "        yield number"),
                            ("    numbers = []\n", ""),
                            ("    return numbers\n", "")])],
    4: [("tasks", [('    await greet("early", 1)\n    await greet("late", 2)',
                    '    early = asyncio.create_task(greet("early", 1))\n'
                    '    await greet("late", 2)\n    await early')])],
    5: [("a part of its own", [
            ("        sum(range(1000))\n", "        await compute()\n"),
            ("async def main", "async def compute():\n    pass\n\n\nasync def main"),
            ("        await compute()\n", "        sum(range(1000))\n"
             "        await compute()\n        await asyncio.sleep(0)\n")])],
    6: [("together", [("await one(), two()", "await asyncio.gather(one(), two())"),
                      ("\n    asyncio.sleep(1)", "\n    await asyncio.sleep(1)")])],
    7: [("tasks in a list", [
            ('    await attempt("A", 2)\n    await attempt("B", 1)\n'
             '    await attempt("C", 0)',
             '    tasks = [asyncio.create_task(attempt(*a)) for a in\n'
             '             [("A", 2), ("B", 1), ("C", 0)]]\n'
             "    for task in tasks:\n        await task")])],
    8: [("a task for the stock", [
            ("    cost = await price(article)\n    left = await stock(article)",
             "    left = asyncio.create_task(stock(article))\n"
             "    cost = await price(article)\n    left = await left")])],
    9: [("a limit for each block", [
            ("    await asyncio.sleep(seconds)\n    print(server",
             "    try:\n        async with asyncio.timeout(2):\n"
             "            await asyncio.sleep(seconds)\n"
             "    except TimeoutError:\n"
             '        print("no answer from", server)\n        return\n'
             "    print(server")])],
    10: [("a limit of one", [("Queue()", "Queue(1)")])],
    11: [("a group of tasks", [
            ("    async for name, seconds in photos():\n"
             "        await develop(name, seconds)",
             "    async with asyncio.TaskGroup() as group:\n"
             "        async for name, seconds in photos():\n"
             "            group.create_task(develop(name, seconds))")]),
         ("a queue and three who print", [
            ("    async for name, seconds in photos():\n"
             "        await develop(name, seconds)",
             "    queue = asyncio.Queue()\n"
             "    workers = [asyncio.create_task(work(queue)) for _ in range(3)]\n"
             "    async for photo in photos():\n        await queue.put(photo)\n"
             "    await queue.join()\n"
             "    for worker in workers:\n        worker.cancel()"),
            ("async def main", "async def work(queue):\n    while True:\n"
             "        await develop(*await queue.get())\n"
             "        queue.task_done()\n\n\nasync def main")])],
    12: [("the lower name first", [
            ("async with lock[giver]:", "async with lock[min(giver, taker)]:"),
            ("async with lock[taker]:", "async with lock[max(giver, taker)]:")]),
         ("both in one line", [
            ("    async with lock[giver]:\n        has = await read(giver)\n"
             "        async with lock[taker]:\n            had",
             "    first, second = sorted((giver, taker))\n"
             "    async with lock[first], lock[second]:\n"
             "        if True:\n            has = await read(giver)\n"
             "            had")])],
    13: [("cancelled by hand", [
            ("        await asyncio.gather(\n            book(\"flight\", 2), "
             "book(\"hotel\", 3), car())",
             "        tasks = [asyncio.create_task(book(*a)) for a in\n"
             "                 [(\"flight\", 2), (\"hotel\", 3)]]\n"
             "        await asyncio.gather(*tasks, car())"),
            ("        await letter(", "        for task in tasks:\n"
             "            task.cancel()\n        await letter(")]),
         ("wait until one fails", [
            ("    try:\n        await asyncio.gather(\n            "
             "book(\"flight\", 2), book(\"hotel\", 3), car())\n"
             "    except LookupError as error:\n        await letter(error)",
             "    tasks = [asyncio.create_task(c) for c in\n"
             "             (book(\"flight\", 2), book(\"hotel\", 3), car())]\n"
             "    done, pending = await asyncio.wait(\n"
             "        tasks, return_when=asyncio.FIRST_EXCEPTION)\n"
             "    for task in pending:\n        task.cancel()\n"
             "    await letter(done.pop().exception())")])],
    14: [("workers that are cancelled", [
            ("async def main():\n    for photo, seconds in PHOTOS.items():\n"
             "        await upload(photo, seconds)\n",
             "async def worker(queue):\n    while True:\n"
             "        await upload(*await queue.get())\n"
             "        queue.task_done()\n\n\nasync def main():\n"
             "    queue = asyncio.Queue()\n    for item in PHOTOS.items():\n"
             "        queue.put_nowait(item)\n"
             "    workers = [asyncio.create_task(worker(queue))\n"
             "               for _ in range(3)]\n    await queue.join()\n"
             "    for task in workers:\n        task.cancel()\n")]),
         ("three share what is left", [
            ("async def main():\n    for photo, seconds in PHOTOS.items():\n"
             "        await upload(photo, seconds)\n",
             "async def worker(photos):\n    for photo in photos:\n"
             "        await upload(*photo)\n\n\nasync def main():\n"
             "    photos = iter(PHOTOS.items())\n"
             "    async with asyncio.TaskGroup() as group:\n"
             "        for _ in range(3):\n"
             "            group.create_task(worker(photos))\n")])],
    15: [("a pool of its own", [
            ("find_address(customer)\n    print",
             "await asyncio.get_running_loop().run_in_executor(\n"
             "        None, find_address, customer)\n    print")]),
         ("all three at once", [
            ("    cost = await price(article)\n    left = await stock(article)\n"
             "    address = find_address(customer)",
             "    cost, left, address = await asyncio.gather(\n"
             "        price(article), stock(article),\n"
             "        asyncio.to_thread(find_address, customer))")])],
}


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


def edited(program, edits):
    for old, new in edits:
        if old not in program:
            raise SystemExit("FAIL: the page's program has no %r any more: mend the "
                             "trick" % old)
        program = program.replace(old, new)
    return program


def everywhere(program, out, seconds):
    """What can be tried with every challenge."""
    lines = "".join("print(%r)\n" % line for line in out.splitlines())
    yield "nothing", "pass\n"
    yield "only lines", lines or "pass\n"
    yield "sleep and lines", "import time\ntime.sleep(%g)\n%s" % (seconds, lines)
    yield "a loop and lines", ("import asyncio\n\n\nasync def main():\n"
                               "    await asyncio.sleep(%g)\n%s\n\n"
                               "asyncio.run(main())\n"
                               % (seconds, re.sub("(?m)^", "    ", lines)))
    yield "the work behind the exit", lines + "raise SystemExit\n" + program


class Challenge:
    """One with a solution; the tricks of a lesson's number are those of its last."""

    def __init__(self, program, path, text, solution, last):
        self.program, self.path, self.text = program, path, text
        self.solution = solution
        self.page = self.text[self.solution.end():].split("```python\n")[1]
        self.page = self.page.split("```")[0]
        number = int(re.match(r"\d+", os.path.basename(path))[0])
        self.tricks = TRICKS.get(number, []) if last else []
        self.honest = HONEST.get(number, []) if last else []

    def missed(self, way):
        """The goals that the program misses, as check says it; None: it is no
        program."""
        text = self.text[:self.solution.start(2)] + way + "\n" + \
            self.text[self.solution.end(2):]
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, os.path.basename(self.path))
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            done = run(self.program, "check", path)
        if "can't be run" in done.stdout:
            return None
        return re.findall(r"the solution does not meet this goal: (.*)", done.stdout)

    def ending(self):
        """What the solution prints, and when it ends."""
        with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
            file.write(self.solution[2])
            file.flush()
            out = run(self.program, "run", file.name).stdout
            last = run(self.program, "trace", file.name).stdout.splitlines()[-1]
        return out, float(re.search(r'"t":([\d.]+)', last)[1])

    def check(self):
        wrong = []
        ways = list(everywhere(self.solution[2], *self.ending()))
        ways += [(name, edited(self.page, edits))
                 for name, edits in self.tricks]
        for name, way in ways:
            missed = self.missed(way)
            if missed is None:
                wrong.append("can't be run: %s" % name)
            elif not missed:
                wrong.append("a trick meets the goals: %s" % name)
        for name, edits in self.honest:
            missed = self.missed(edited(self.page, edits))
            if missed is None or missed:
                wrong.append("an honest way fails: %s: %s" % (name, missed))
        return len(ways) + len(self.honest), wrong


def main():
    program, paths = sys.argv[1], sys.argv[2:]
    bad = count = 0
    for path in paths:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        if not GOAL.search(text):
            continue
        solutions = list(SOLUTION.finditer(text))
        for solution in solutions:
            n, wrong = Challenge(program, path, text, solution,
                                 solution is solutions[-1]).check()
            count += n
            bad += len(wrong)
            for line in wrong:
                print("FAIL %s: %s" % (path, line))
    print("tricks: %d tried, %d failed" % (count, bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
