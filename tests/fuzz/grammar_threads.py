"""Random small programs of threads: what they share, wait for and hand on,
pools, and a loop that sends work to threads.
"""
from grammar import Grammar, indented

PREAMBLE = '''\
import asyncio
import concurrent.futures
import queue
import threading
import time
from concurrent.futures import ThreadPoolExecutor

def log(*what):
    print('%.2f' % time.perf_counter(), threading.current_thread().name, *what)

def outcome(f):
    if not f.done():
        return 'running' if f.running() else 'pending'
    if f.cancelled():
        return 'cancelled'
    return repr(f.exception() or f.result())

loop = None
'''


class Threads(Grammar):
    leaves = {}
    astray = 0
    phrases = {
        "dur": ["0", "0.1", "0.1", "0.2", "0.2", "0.3", "0.5"],
        "error": ["ValueError", "KeyError", "OSError", "SystemExit"],
        "some": ["'v%d'" % n for n in range(4)] + ["1", "None"],
        "when": ["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"],
        "queue": ["q", "q", "q", "lifo"],
        "simple": ["queue.SimpleQueue()", "simple", "simple"],
        "shared": ["q", "lock", "rlock", "semaphore", "event", "condition"],
        "gate": ["lock", "lock", "rlock", "semaphore", "condition"],
        "wait": ["0.1", "0.2", "0.3", "0.5", "0.25"],
    }

    # One statement each; what may fail is guarded more often than not.
    ANY = [
        "time.sleep(<dur>)", "time.sleep(<dur>)", "time.sleep(<dur>)",
        "log(<word>)", "log(<word>)",
        "<queue>.put(<some>, timeout=<wait>)", "<queue>.put(<some>, timeout=<wait>)",
        "log(<queue>.get(timeout=<dur>))", "log(<queue>.get(timeout=<dur>))",
        "<queue>.put(<some>)", "log(<queue>.get())", "log(<queue>.get_nowait())",
        "<queue>.put_nowait(<some>)", "q.task_done()",
        "log(q.qsize(), q.empty(), q.full(), q.unfinished_tasks)",
        "simple.put(<some>)", "log(simple.get(timeout=<wait>))",
        "event.set()", "event.clear()", "log(event.wait(<dur>))",
        "log(event.wait(<dur>))", "log(event.wait(<wait>))",
        "log(lock.locked(), event.is_set(), barrier.n_waiting, barrier.broken)",
        "log(<gate>.acquire(timeout=<wait>))", "log(<gate>.acquire(False))",
        "<gate>.release()", "<gate>.release()", "<gate>.release()",
        "log(barrier.wait(<wait>))", "barrier.reset()", "barrier.abort()",
        "condition.notify()", "log(threading.active_count())",
        "log([t.name for t in threading.enumerate()])",
        "<thread>.join(<wait>)", "<thread>.join()", "<thread>.join(<wait>)",
        "log(<thread>.name, <thread>.is_alive(), <thread>.daemon)",
        "log(outcome(<future>))", "log(<future>.cancel())",
        "log(<future>.result(<dur>))", "log(<future>.result(<wait>))",
        "log(repr(<future>.exception(<wait>)))",
        "<future>.add_done_callback(lambda f: log('callback', outcome(f)))",
        "threading.Timer(<wait>, log, [<word>]).start()",
        "threading.Timer(<wait>, event.set).start()",
        "threading.Timer(<wait>, <queue>.put, [<some>]).start()",
        "local.x = <some>", "log(getattr(local, 'x', 'unset'))",
        "loop.call_soon_threadsafe(log, <word>)",
        "log(asyncio.run_coroutine_threadsafe("
        "asyncio.sleep(<dur>, <some>), loop).result(<wait>))",
    ]
    LOOP = [
        "await asyncio.sleep(<dur>)", "await asyncio.sleep(<dur>)",
        "log(await asyncio.to_thread(<worker>, <word>))",
        "log(await asyncio.to_thread(<worker>, <word>))",
        "log(await asyncio.wait_for(asyncio.to_thread(<worker>, <word>), <wait>))",
        "log(await loop.run_in_executor(None, <worker>, <word>))",
        "log(await asyncio.gather(asyncio.to_thread(<worker>, <word>), "
        "asyncio.to_thread(<worker>, <word>), return_exceptions=True))",
        "log(await asyncio.gather(asyncio.to_thread(<worker>, <word>), "
        "asyncio.sleep(<dur>, <some>)))",
        "loop.call_later(<wait>, event.set)",
        "loop.call_later(<wait>, log, <word>)",
        "loop.run_in_executor(None, <worker>, <word>)",
    ]

    def __init__(self, rng):
        super().__init__(rng)
        self.workers = []
        self.in_loop = False

    def make_word(self, depth):
        return "'%s'" % self.pick("abcdefgh")

    def make_worker(self, depth):
        return self.pick(self.workers) if self.workers else "str.upper"

    def make_thread(self, depth):
        names = self.known("thread")
        return self.pick(names) if names else "threading.current_thread()"

    def make_future(self, depth):
        names = self.known("future")
        return self.pick(names) if names else "concurrent.futures.Future()"

    def statement(self, depth):
        if depth > 0 and self.chance(0.45):
            return self.pick([
                self.do_with, self.do_with, self.do_try, self.do_for, self.do_if,
                self.do_thread, self.do_thread, self.do_pool, self.do_pool,
                self.do_condition, self.do_condition, self.do_task])(depth)
        if self.chance(0.04):
            return [self.expand("raise <error>(<word>)", 0)]
        source = self.LOOP if self.in_loop and self.chance(0.5) else self.ANY
        lines = [self.expand(self.pick(source), 1)]
        if not lines[0].startswith(("time", "log('")) and self.chance(0.6):
            return self.guarded(lines)
        return lines

    def guarded(self, lines):
        return ["try:"] + indented(lines) + [
            "except Exception as e:", "    log(type(e).__name__, e)"]

    def block(self, depth, count=None):
        lines = []
        self.scopes.append({})
        for _ in range(count or self.rng.randint(1, 3)):
            lines += self.statement(depth)
        self.scopes.pop()
        return lines

    def do_with(self, depth):
        return [self.expand("with %s:" % self.pick(
            ["<gate>", "<gate>", "rlock", "condition"]), 0)] + indented(
            self.block(depth - 1))

    def do_try(self, depth):
        return ["try:"] + indented(self.block(depth - 1)) + self.pick([
            ["finally:", "    log('finally')"],
            ["except (ValueError, queue.Empty, TimeoutError) as e:",
             "    log('caught', repr(e))"]])

    def do_for(self, depth):
        return ["for i in range(%s):" % self.pick("23")] + indented(
            self.block(depth - 1) + ["log('round', i)"])

    def do_if(self, depth):
        return ["if %s:" % self.pick(
            ["event.is_set()", "q.empty()", "lock.locked()",
             "event.wait(0.1)", "lock.acquire(timeout=0.2)"])] + indented(
                 self.block(depth - 1))

    def do_thread(self, depth):
        name = self.fresh("t")
        option = self.pick(["", "", "", ", daemon=True", ", name='%s'" % name])
        lines = [self.expand(
            "%s = threading.Thread(target=<worker>, args=(<word>,)%s)"
            % (name, option), 0), "%s.start()" % name]
        self.declare(name, "thread")
        return lines

    def do_task(self, depth):
        if not self.in_loop:
            return self.do_thread(depth)
        name = self.fresh("task")
        lines = [self.expand("%s = asyncio.create_task(asyncio.to_thread("
                             "<worker>, <word>))" % name, 0)]
        lines += [self.expand("await asyncio.sleep(<dur>)", 0)]
        lines += self.pick([["%s.cancel()" % name], []])
        return lines + self.pick([[], self.guarded([
            "log(await asyncio.wait_for(%s, 0.2))" % name])])

    def do_pool(self, depth):
        """A pool, and jobs in it whose futures are known in its block."""
        pool = self.fresh("pool")
        lines, names = [], []
        for _ in range(self.rng.randint(1, 4)):
            names.append(self.fresh("f"))
            lines.append(self.expand(
                "%s = %s.submit(<worker>, <word>)" % (names[-1], pool), 0))
        self.scopes.append({"future": list(names)})
        jobs = ", ".join(names)
        lines += self.pick([
            lambda: self.block(depth - 1),
            lambda: self.guarded(["log(list(%s.map(%s, 'xyz')))" % (
                pool, self.make_worker(0))]),
            lambda: self.guarded([self.expand(
                "for f in concurrent.futures.as_completed([%s]%s):" % (
                    jobs, self.pick(["", ", timeout=<wait>"])), 0),
                "    log('next', outcome(f))"]),
            lambda: [self.expand(
                "done, left = concurrent.futures.wait([%s], return_when="
                "concurrent.futures.<when>%s)" % (
                    jobs, self.pick(["", ", timeout=<wait>"])), 0),
                "log(len(done), len(left))"],
            lambda: ["%s.shutdown(wait=False, cancel_futures=True)" % pool,
                     "log([outcome(f) for f in (%s,)])" % jobs]])()
        self.scopes.pop()
        return ["with ThreadPoolExecutor(%s) as %s:" % (
            self.pick("1223"), pool)] + indented(lines)

    def do_condition(self, depth):
        return ["with condition:"] + indented([self.expand(self.pick([
            "condition.notify()", "condition.notify_all()",
            "condition.notify(2)", "log(condition.wait(<wait>))",
            "log(condition.wait(<wait>))",
            "log(condition.wait_for(lambda: not q.empty(), <wait>))",
            "log(condition.wait_for(event.is_set, timeout=<wait>))"]), 0)])

    def worker(self):
        name = self.fresh("work")
        self.scopes.append({})
        lines = ["def %s(name):" % name, "    log('start', name)"]
        lines += indented(self.block(2, self.rng.randint(1, 4)))
        if self.chance(0.7):
            lines += ["    log('end', name)"]
        lines += [self.expand("    return %s" % self.pick(
            ["name", "<some>", "name + '!'"]), 0)]
        self.scopes.pop()
        self.workers.append(name)
        return lines

    def main(self):
        """What main does, and its loop, if it has one."""
        self.in_loop = self.chance(0.4)
        lines = []
        for _ in range(self.rng.randint(2, 6)):
            part = self.statement(2)
            if not part[0].startswith("raise"):
                lines += part
        lines += ["log('last')"]
        if not self.in_loop:
            return lines
        return ["async def main():", "    global loop",
                "    loop = asyncio.get_running_loop()"] + indented(lines) + [
                    "    return 'ok'", "log(asyncio.run(main()))"]

    def program(self):
        lines = PREAMBLE.split("\n")
        lines += ["q = queue.Queue(%s)" % self.pick(["", "1", "2"]),
                  "lifo, simple = queue.LifoQueue(2), queue.SimpleQueue()",
                  "lock, rlock = threading.Lock(), threading.RLock()",
                  "semaphore = threading.%s(%s)" % (self.pick(
                      ["Semaphore", "BoundedSemaphore"]), self.pick("12")),
                  "event, condition = threading.Event(), threading.Condition()",
                  "barrier, local = threading.Barrier(2), threading.local()"]
        for _ in range(self.rng.randint(1, 3)):
            lines += self.worker()
        return "\n".join(lines + self.main()) + "\n"
