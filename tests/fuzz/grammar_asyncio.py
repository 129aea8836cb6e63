"""Random small programs of asyncio: tasks, what they wait for, and how they
end."""
from grammar import Grammar, indented

ASYNCIO_PREAMBLE = '''\
import asyncio

def log(*what):
    loop = asyncio.get_running_loop()
    print('%.2f' % loop.time(), *what)

def outcome(f):
    if not f.done():
        return 'pending'
    if f.cancelled():
        return 'cancelled'
    return repr(f.exception() or f.result())

class Door:
    def __init__(self, name, delay):
        self.name, self.delay = name, delay
    async def __aenter__(self):
        log('opening', self.name)
        await asyncio.sleep(self.delay)
        return self
    async def __aexit__(self, kind, error, tb):
        log('closing', self.name, kind and kind.__name__)
        await asyncio.sleep(self.delay)
        return kind is KeyError

async def numbers(n, delay):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(delay)
    finally:
        log('numbers end')
'''


class Asyncio(Grammar):
    leaves = {}
    phrases = {
        "dur": ["0", "0", "0.1", "0.1", "0.2", "0.2", "0.3", "1"],
        "error": ["ValueError", "KeyError", "RuntimeError", "OSError",
                  "asyncio.CancelledError", "asyncio.TimeoutError"],
        "some": ["'v%d'" % n for n in range(4)] + ["1", "None"],
        "msg": ["", "", "'stop'", "msg='why'"],
        "when": ["asyncio.ALL_COMPLETED", "asyncio.FIRST_COMPLETED",
                 "asyncio.FIRST_EXCEPTION"],
    }
    astray = 0

    def __init__(self, rng):
        super().__init__(rng)
        self.workers = []
        self.locals = []

    def make_word(self, depth):
        return "'%s'" % self.pick("abcdefgh")

    def make_coro(self, depth):
        """A call that makes a coroutine; only of workers known before."""
        if self.workers and depth > 0 and self.chance(0.8):
            return "%s(%s)" % (self.pick(self.workers), self.make_word(0))
        return self.expand(self.pick(
            ["asyncio.sleep(<dur>)", "asyncio.sleep(<dur>, <some>)",
             "queue.get()", "event.wait()", "numbers(2, <dur>).__anext__()"]), 0)

    def make_task(self, depth):
        names = self.known("task")
        return self.pick(names) if names else "asyncio.current_task()"

    def make_awaitable(self, depth):
        """Something to await, for a name: a task, a future, a coroutine."""
        return self.pick([self.make_task, self.make_coro, self.make_coro,
                          lambda d: "future", lambda d: "asyncio.shield(%s)" %
                          self.make_task(d)])(depth)

    SIMPLE = [
        "await asyncio.sleep(<dur>)", "await asyncio.sleep(<dur>)",
        "await asyncio.sleep(<dur>)", "await asyncio.sleep(0)",
        "log(<word>)", "log(<word>, await asyncio.sleep(<dur>, <some>))",
        "await queue.put(<some>)", "log(await queue.get())",
        "queue.put_nowait(<some>)", "log(queue.get_nowait())",
        "log(queue.qsize(), queue.empty(), queue.full())", "queue.task_done()",
        "await pqueue.put((<num>, <word>))", "log(await pqueue.get())",
        "lqueue.put_nowait(<some>)", "log(await lqueue.get())",
        "event.set()", "event.clear()", "log(await event.wait())",
        "log(event.is_set(), lock.locked(), semaphore.locked())",
        "semaphore.release()", "await semaphore.acquire()",
        "await lock.acquire()", "lock.release()",
        "log(<task>.cancel(<msg>))", "log(<task>.cancel())",
        "log(outcome(<task>))", "log(<task>.done(), <task>.cancelled())",
        "log(<task>.result())", "log(<task>.exception())",
        "log(await <awaitable>)", "log(await <awaitable>)", "await <coro>",
        "log(asyncio.current_task().get_name(), len(asyncio.all_tasks()))",
        "log(<task>.cancelling(), <task>.uncancel())",
        "log(await asyncio.wait_for(<awaitable>, <dur>))",
        "log(await asyncio.wait_for(<coro>, <dur>))",
        "log(await asyncio.shield(<coro>))",
        "log(await asyncio.gather(<coro>, <coro>, return_exceptions=True))",
        "log(await asyncio.gather(<awaitable>, <coro>, <coro>))",
        "log(await asyncio.gather(<task>, <task>, return_exceptions=True))",
        "log(await asyncio.wait_for(asyncio.gather(<coro>, <coro>), <dur>))",
        "future.set_result(<some>)", "future.set_exception(<error>(<word>))",
        "future.cancel()", "log(outcome(future))", "log(await future)",
        "future.add_done_callback(lambda f: log('done', outcome(f)))",
        "<task>.add_done_callback(lambda f: log('task', outcome(f)))",
        "loop.call_soon(log, <word>)", "loop.call_later(<dur>, log, <word>)",
        "loop.call_at(loop.time() + <dur>, log, <word>)",
        "loop.call_later(<dur>, <task>.cancel)", "loop.call_soon(event.set)",
        "loop.call_soon(<task>.cancel)",
        "loop.call_later(<dur>, queue.put_nowait, <some>)",
        "loop.call_later(<dur>, lambda: 1 / 0)",
        "loop.call_later(<dur>, log, <word>).cancel()",
        "log([x async for x in numbers(3, <dur>)])",
        "log({x: <word> async for x in numbers(2, <dur>) if x})",
        "<coro>", "asyncio.create_task(<coro>)", "asyncio.get_event_loop()",
        "log(await asyncio.wait_for(queue.join(), <dur>))",
        "log(asyncio.iscoroutine(1), asyncio.isfuture(future))",
        "<task>.set_name(<word>)", "await asyncio.wait([])", "await <some>",
        "log(await asyncio.wait_for(condition.acquire(), <dur>))",
        "condition.notify()", "condition.notify_all()",
        "log(await asyncio.ensure_future(<awaitable>))",
        "await asyncio.wait_for(barrier.wait(), <dur>)",
        "log(await numbers(2, <dur>).asend(None))", "del queue",
        "await numbers(2, <dur>).aclose()",
    ]

    def make_num(self, depth):
        return str(self.rng.randrange(4))

    def statement(self, depth, context):
        if depth > 0 and self.chance(0.4):
            return self.pick([
                self.do_try, self.do_try, self.do_try, self.do_with,
                self.do_with, self.do_for, self.do_task, self.do_task,
                self.do_wait, self.do_completed, self.do_group, self.do_timeout,
                self.do_condition, self.do_anext, self.do_if])(depth, context)
        if self.chance(0.15):
            return self.do_task(depth, context)
        if self.chance(0.06):
            return [self.expand(self.pick(
                ["raise <error>(<word>)", "return <some>", "raise <error>"]), 0)]
        text = self.pick([s for s in self.SIMPLE if s != "del queue"])
        lines = [self.expand(text, 1)]
        if "nowait" in text or self.chance(0.4):
            lines = self.guarded(lines)
        return lines

    def guarded(self, lines):
        kind = self.pick(["Exception", "Exception", "BaseException",
                          "asyncio.CancelledError"])
        return ["try:"] + indented(lines) + [
            "except %s as e:" % kind, "    log(type(e).__name__, e)"]

    def block(self, depth, context, count=None):
        lines = []
        self.scopes.append({})
        for _ in range(count or self.rng.randint(1, 3)):
            lines += self.statement(depth, context)
        self.scopes.pop()
        return lines

    def do_try(self, depth, context):
        lines = ["try:"] + indented(self.block(depth - 1, context))
        shape = self.rng.randrange(3)
        if shape != 1:
            lines += [self.expand("except %s as e:" % self.pick(
                ["asyncio.CancelledError", "Exception", "<error>",
                 "(asyncio.CancelledError, ValueError)", "TimeoutError"]), 0),
                "    log('caught', type(e).__name__, e)"]
            lines += indented(self.block(depth - 1, context, 1))
            lines += self.pick([[], [], ["    raise"],
                                ["    raise ValueError('new')"]])
        if shape:
            lines += ["finally:", "    log('finally')"]
            lines += indented(self.pick([
                [], [self.expand("await asyncio.sleep(<dur>)", 0)],
                self.block(0, context, 1)]))
        return lines

    def do_if(self, depth, context):
        return [self.expand(self.pick(
            ["if event.is_set():", "if queue.empty():", "if not future.done():",
             "if lock.locked():", "if <task>.done():"]), 0)] + indented(
                 self.block(depth - 1, context))

    def do_with(self, depth, context):
        head = self.expand(self.pick(
            ["async with lock:", "async with semaphore:",
             "async with Door(<word>, <dur>):", "async with lock, semaphore:",
             "async with Door(<word>, <dur>) as door, Door(<word>, 0):"]), 0)
        return [head] + indented(self.block(depth - 1, context))

    def do_for(self, depth, context):
        head = self.expand(self.pick(
            ["for i in range(3):", "async for i in numbers(3, <dur>):",
             "for i in range(2):"]), 0)
        lines = indented(self.block(depth - 1, context))
        if self.chance(0.2):
            lines += ["    " + self.pick(["break", "continue",
                                          "log('round', i)"])]
        return [head] + lines

    def do_task(self, depth, context):
        name = self.fresh("t")
        option = self.pick(["", "", ", name='%s'" % name.upper()])
        line = "%s = asyncio.create_task(%s%s)" % (
            name, self.make_worker(), option)
        self.declare(name, "task")
        return [line]

    def make_worker(self):
        if self.workers:
            return "%s(%s)" % (self.pick(self.workers), self.make_word(0))
        return self.expand("asyncio.sleep(<dur>, <some>)", 0)

    def do_wait(self, depth, context):
        a, b = self.fresh("t"), self.fresh("t")
        lines = ["%s = asyncio.create_task(%s)" % (n, self.make_worker())
                 for n in (a, b)]
        option = self.expand(self.pick(
            ["", ", timeout=<dur>", ", return_when=<when>",
             ", timeout=<dur>, return_when=<when>"]), 0)
        lines += ["done, left = await asyncio.wait([%s, %s]%s)" % (a, b, option),
                  "log(len(done), len(left), outcome(%s), outcome(%s))" % (a, b)]
        self.declare(a, "task")
        self.declare(b, "task")
        if self.chance(0.3):
            lines += ["%s.cancel()" % b]
        return lines

    def do_completed(self, depth, context):
        a, b = self.fresh("t"), self.fresh("t")
        lines = ["%s = asyncio.create_task(%s)" % (n, self.make_worker())
                 for n in (a, b)]
        option = self.expand(self.pick(["", ", timeout=<dur>"]), 0)
        return lines + [
            "for next_one in asyncio.as_completed([%s, %s]%s):" % (a, b, option),
            "    try:", "        log('next', await next_one)",
            "    except %s as e:" % self.pick(["Exception", "BaseException"]),
            "        log(type(e).__name__, e)"]

    def do_group(self, depth, context):
        lines = ["try:", "    async with asyncio.TaskGroup() as group:"]
        for _ in range(self.rng.randint(1, 3)):
            name = self.fresh("t")
            lines += ["        %s = group.create_task(%s)" % (
                name, self.make_worker())]
            self.declare(name, "task")
        lines += indented(indented(self.block(depth - 1, context, 1)))
        kind = self.pick(["ValueError", "Exception", "(KeyError, OSError)"])
        return lines + ["except* %s as g:" % kind,
                        "    log('group', g, [repr(e) for e in g.exceptions])"]

    def do_timeout(self, depth, context):
        lines = [self.expand(self.pick(
            ["    async with asyncio.timeout(<dur>) as limit:",
             "    async with asyncio.timeout(<dur>) as limit:",
             "    async with asyncio.timeout_at(loop.time() + <dur>) as limit:",
             "    async with asyncio.timeout(None) as limit:"]), 0)]
        if self.chance(0.2):
            lines += [self.expand(
                "        limit.reschedule(loop.time() + <dur>)", 0)]
        lines += indented(indented(self.block(depth - 1, context)))
        return ["try:"] + lines + ["except TimeoutError as e:",
                                   "    log('timeout', e, limit.expired())"]

    def do_condition(self, depth, context):
        return ["async with condition:"] + indented([self.expand(self.pick(
            ["condition.notify()", "condition.notify_all()",
             "log(await asyncio.wait_for(condition.wait(), <dur>))",
             "log(await condition.wait())",
             "log(await condition.wait_for(lambda: event.is_set()))"]), 0)])

    def do_anext(self, depth, context):
        name = self.fresh("agen")
        drive = ["await anext({0})", "await {0}.__anext__()",
                 "await {0}.asend(<some>)", "await {0}.athrow(<error>(<word>))",
                 "await {0}.aclose()", "await anext({0}, 'end')"]
        lines = [self.expand("%s = numbers(2, <dur>)" % name, 0)]
        for _ in range(self.rng.randint(1, 3)):
            lines += self.guarded(["log(%s)" % self.expand(
                self.pick(drive).format(name), 0)])
        return lines

    def worker(self):
        name = self.fresh("work")
        self.scopes.append({})
        lines = ["async def %s(name):" % name, "    log('start', name)"]
        lines += indented(self.block(2, frozenset(), self.rng.randint(1, 4)))
        if self.chance(0.7):
            lines += ["    log('end', name)"]
        lines += [self.expand("    return %s" % self.pick(
            ["name", "<some>", "name + '!'"]), 0)]
        self.scopes.pop()
        self.workers.append(name)
        return lines

    def main(self):
        lines = ["async def main():",
                 "    loop = asyncio.get_running_loop()",
                 "    queue = asyncio.Queue(%s)" % self.pick(["", "1", "2"]),
                 "    pqueue = asyncio.PriorityQueue()",
                 "    lqueue = asyncio.LifoQueue(2)",
                 "    event, lock = asyncio.Event(), asyncio.Lock()",
                 "    semaphore = asyncio.%s(%s)" % (self.pick(
                     ["Semaphore", "BoundedSemaphore"]), self.pick("12")),
                 "    condition = asyncio.Condition()",
                 "    barrier = asyncio.Barrier(2)",
                 "    future = loop.create_future()"]
        for _ in range(self.rng.randint(1, 3)):
            lines += indented(self.worker())
        self.scopes.append({})
        for _ in range(self.rng.randint(2, 6)):
            part = self.statement(2, frozenset())
            if not part[0].startswith(("raise", "return")):
                lines += indented(part)
        lines += ["    log('last')"]
        if self.chance(0.6):
            lines += ["    await asyncio.sleep(3)"]
        for name in self.scopes[-1].get("task", ()):
            lines += ["    log(outcome(%s))" % name]
        self.scopes.pop()
        return lines + ["    return 'ok'"]

    def program(self):
        lines = ASYNCIO_PREAMBLE.split("\n") + self.main()
        lines += [self.pick(["asyncio.run(main())", "print(asyncio.run(main()))",
                             "asyncio.run(asyncio.wait_for(main(), 20))"])]
        return "\n".join(lines) + "\n"
