"""Random small programs of processes: some alone, pools of them, and a loop
that sends work to a pool.
"""
from grammar import Grammar, indented

PREAMBLE = '''\
import asyncio
import concurrent.futures
import multiprocessing
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool, Process

count = 0
things = []

def log(*what):
    print('%.2f' % time.perf_counter(), *what)

def outcome(f):
    if not f.done():
        return 'pending'
    if f.cancelled():
        return 'cancelled'
    return repr(f.exception() or f.result())
'''


class Processes(Grammar):
    leaves = {}
    astray = 0
    phrases = {
        "dur": ["0", "0.1", "0.1", "0.2", "0.3"],
        "num": ["0", "1", "2", "3"],
        "wait": ["0.1", "0.2", "0.5"],
        "error": ["ValueError", "KeyError", "OSError", "ZeroDivisionError"],
        "value": ["n", "n * 2", "[n, n + 1]", "'v%d' % n", "None", "{n: 'x'}",
                  "(n, count)", "len(things)", "lambda: n"],
        "numbers": ["range(3)", "[3, 1, 2]", "range(5)", "(1, 0)"],
        "chunk": ["", "", ", chunksize=2", ", chunksize=1"],
    }

    # In a worker, whose argument is n.
    WORK = [
        "time.sleep(<dur>)", "time.sleep(<dur> * n)", "log('work', n)",
        "log('work', n)", "count += 1", "things.append(n)", "log(count, things)",
        "log(multiprocessing.current_process().name)",
        "if n == <num>: raise <error>(n)", "if n > <num>: return <value>",
        "log(1 / n)", "if n == <num>: sys.exit(<num>)", "assert n < <num>, n",
    ]
    # Of a process p of the program's own.
    ALONE = [
        "<p>.join()", "<p>.join(<wait>)", "log(<p>.is_alive(), <p>.exitcode)",
        "log(<p>.name, <p>.daemon)", "<p>.terminate()", "<p>.start()",
        "log(len(multiprocessing.active_children()))", "<p>.kill()",
        "log(<p>)", "time.sleep(<dur>)", "log(count, things)",
        "things.append(9)", "log('main')",
    ]
    POOL = [
        "log(pool.map(<work>, <numbers><chunk>))",
        "log(list(pool.imap(<work>, <numbers><chunk>)))",
        "log(sorted(pool.imap_unordered(<work>, <numbers>), key=repr))",
        "log(pool.apply(<work>, (<num>,)))",
        "log(pool.starmap(divmod, [(7, 2), (9, <num>)]))",
        "r = pool.apply_async(<work>, (<num>,)); log(r.get(<wait>))",
        "r = pool.apply_async(<work>, (<num>,)); r.wait(<wait>); log(r.ready())",
        "r = pool.map_async(<work>, <numbers>); log(r.get())",
        "pool.apply_async(<work>, (<num>,), callback=log)",
        "pool.apply_async(<work>, (<num>,), error_callback=log)",
        "time.sleep(<dur>)", "log('main', count)",
    ]
    EXECUTOR = [
        "log(list(pool.map(<work>, <numbers><chunk>)))",
        "log(pool.submit(<work>, <num>).result())",
        "log(repr(pool.submit(<work>, <num>).exception(<wait>)))",
        "fs = [pool.submit(<work>, n) for n in <numbers>]",
        "log([outcome(f) for f in concurrent.futures.as_completed(fs)])",
        "done, left = concurrent.futures.wait(fs, <wait>); "
        "log(len(done), len(left))",
        "log([f.cancel() for f in fs])", "log([outcome(f) for f in fs])",
        "time.sleep(<dur>)", "log('main', count)", "pool.shutdown(wait=False)",
    ]
    LOOP = [
        "log(await loop.run_in_executor(pool, <work>, <num>))",
        "log(await asyncio.gather(*[loop.run_in_executor(pool, <work>, n) "
        "for n in <numbers>], return_exceptions=True))",
        "f = loop.run_in_executor(pool, <work>, <num>)",
        "log(await asyncio.wait_for(loop.run_in_executor(pool, <work>, <num>), "
        "<wait>))",
        "await asyncio.sleep(<dur>)", "log('main')",
        "loop.call_later(<dur>, log, 'timer')",
    ]

    def __init__(self, rng):
        super().__init__(rng)
        self.workers = []

    def make_work(self, depth):
        return self.pick(self.workers)

    def make_p(self, depth):
        return self.pick(self.known("process"))

    def line(self, phrases):
        text = self.expand(self.pick(phrases), 0)
        if not self.chance(0.5):
            return [text]
        return ["try:"] + indented([text]) + [
            "except Exception as e:", "    log(type(e).__name__, e)"]

    def lines(self, phrases, most):
        return [line for _ in range(self.rng.randint(1, most))
                for line in self.line(phrases)]

    def worker(self):
        name = self.fresh("work")
        self.workers.append(name)
        body = [self.expand(self.pick(self.WORK), 0)
                for _ in range(self.rng.randint(1, 4))]
        return ["def %s(n):" % name, "    global count"] + indented(
            body + [self.expand("return <value>", 0)])

    def alone(self):
        lines = []
        for _ in range(self.rng.randint(1, 3)):
            name = self.declare(self.fresh("p"), "process")
            lines += [self.expand("%s = Process(target=<work>, args=(<num>,)%s)" % (
                name, self.pick(["", "", ", daemon=True", ", name='%s'" % name])),
                0), "%s.start()" % name]
            lines += self.lines(self.ALONE, 3)
        return lines

    def pool(self):
        return ["with Pool(%s) as pool:" % self.pick(["1", "2", "3"])] + indented(
            self.lines(self.POOL, 4)) + self.pick([
                [], ["    pool.close()", "    pool.join()"]])

    def executor(self):
        return ["fs = []", "with ProcessPoolExecutor(%s) as pool:" % self.pick(
            ["1", "2", "3"])] + indented(self.lines(self.EXECUTOR, 4))

    def loop(self):
        return ["async def main():", "    loop = asyncio.get_running_loop()",
                "    with ProcessPoolExecutor(2) as pool:"] + indented(indented(
                    self.lines(self.LOOP, 4))) + ["asyncio.run(main())"]

    def program(self):
        lines = PREAMBLE.split("\n")
        for _ in range(self.rng.randint(1, 3)):
            lines += self.worker()
        main = []
        for _ in range(self.rng.randint(1, 2)):
            main += self.pick([self.alone, self.alone, self.pool, self.executor,
                               self.loop])()
        return "\n".join(lines + ["if __name__ == '__main__':"] + indented(
            main + ["log('last')"])) + "\n"
