"""More of asyncio: awaitables of the program's own, contexts, timers and
handlers, misuse, and the many ways to run a loop."""
from grammar import indented
from grammar_asyncio import ASYNCIO_PREAMBLE, Asyncio

PREAMBLE = ASYNCIO_PREAMBLE + '''
import contextvars, functools, gc

# When the collector comes by itself depends on all that was ever made, and is no
# fact about the program.
gc.set_threshold(0)

where = contextvars.ContextVar('where', default='nowhere')

class Gentle:
    def __init__(self, *delays):
        self.delays = delays
    def __await__(self):
        for delay in self.delays:
            yield from asyncio.sleep(delay).__await__()
        return 'gentle'

class Bare:
    def __init__(self, value=None):
        self.value = value
    def __await__(self):
        return (yield self.value)

class Leaky:
    def __init__(self, delay=None):
        self.delay = delay
    async def __aenter__(self):
        return self
    async def __aexit__(self, kind, error, tb):
        log('leaky', kind and kind.__name__)
        if self.delay is not None:
            await asyncio.sleep(self.delay)
        raise OSError('leak')

async def stubborn(times, delay):
    while times:
        try:
            await asyncio.sleep(delay)
            return 'calm'
        except asyncio.CancelledError as e:
            times -= 1
            log('stubborn', e.args, asyncio.current_task().cancelling())
    await asyncio.sleep(delay)
    return 'worn'

async def relay(n, delay):
    try:
        async for x in numbers(n, delay):
            yield x
    finally:
        await asyncio.sleep(delay)
        log('relay end')

def told(loop, context):
    print('told', context['message'], repr(context.get('exception')),
          sorted(context))

def note(f):
    log('note', outcome(f), where.get())

def clumsy(f):
    raise LookupError('clumsy')
'''


class AsyncioWide(Asyncio):
    phrases = dict(Asyncio.phrases, odd=[
        "1", "None", "'x'", "log", "numbers(1, 0)", "Gentle(0.1)", "future",
        "asyncio.sleep", "[]", "Bare()", "numbers(1, 0).__anext__()",
        "numbers(1, 0).aclose()", "asyncio.current_task()", "queue"])

    SIMPLE = Asyncio.SIMPLE + [
        "log(await Gentle(<dur>, <dur>))", "await Bare()",
        "log(await Bare(<some>))", "await Bare(future)",
        "log(await asyncio.ensure_future(Gentle(<dur>)))",
        "log(await asyncio.wait_for(Gentle(<dur>, 0), <dur>))",
        "asyncio.ensure_future(<odd>)", "asyncio.create_task(<odd>)",
        "await asyncio.gather(<odd>, <coro>)", "await asyncio.gather()",
        "await asyncio.wait_for(<odd>, <dur>)", "await asyncio.shield(<odd>)",
        # not beside a task: which comes first in wait's set is an address's
        "await asyncio.sleep(<odd>)", "await asyncio.wait([<odd>])",
        "await asyncio.wait(<coro>)", "await asyncio.sleep(-1)",
        "log([await x for x in asyncio.as_completed([<odd>, <coro>])])",
        "log(await stubborn(<num>, <dur>))", "log(where.get())",
        "where.set(<word>)", "loop.call_soon(lambda: log(where.get()))",
        "loop.call_soon(where.set, <word>)",
        "loop.call_soon(log, <word>, context=contextvars.copy_context())",
        "<task>.add_done_callback(note, context=contextvars.copy_context())",
        "<task>.add_done_callback(note)", "future.add_done_callback(note)",
        "<task>.add_done_callback(clumsy)", "future.add_done_callback(clumsy)",
        "<task>.add_done_callback(functools.partial(log, <word>))",
        "log(<task>.remove_done_callback(note))",
        "log(future.remove_done_callback(note))",
        "timers.append(loop.call_later(<dur>, log, <word>))",
        "timers.append(loop.call_at(<dur>, note, future))",
        "timers.append(loop.call_soon(log, <word>))",
        "timers[-1].cancel()", "log(timers[-1].cancelled(), timers[-1])",
        "log(timers[0].when())", "loop.stop()", "loop.close()",
        "asyncio.run(<coro>)", "loop.run_until_complete(<coro>)",
        "loop.run_forever()", "loop.run_until_complete(future)",
        "loop.call_exception_handler({'message': <word>})",
        "loop.call_exception_handler({'message': <word>, "
        "'exception': <error>(1), 'future': future})",
        "loop.set_exception_handler(told)", "loop.set_exception_handler(None)",
        "loop.set_exception_handler(lambda loop, context: 1 / 0)",
        "log(asyncio.current_task().uncancel())",
        "log(asyncio.current_task().cancelling())",
        "asyncio.current_task().cancel(<msg>)",
        "await barrier.wait()", "await barrier.abort()", "await barrier.reset()",
        "log(barrier.parties, barrier.n_waiting, barrier.broken, barrier)",
        "log(lock, event, semaphore, condition)", "log(queue, pqueue, lqueue)",
        "log(asyncio.current_task())", "log(<task>)", "log(future)",
        "log(sorted(t.get_name() for t in asyncio.all_tasks()))",
        "log(await asyncio.wait_for(asyncio.shield(<task>), <dur>))",
        "loop.call_later(<dur>, asyncio.shield(<task>).cancel)",
        "loop.call_later(<dur>, asyncio.gather(<coro>, <task>).cancel)",
        "loop.call_later(<dur>, asyncio.gather(<coro>, <coro>).cancel, <word>)",
        "<task>.set_result(<some>)", "<task>.set_exception(ValueError(1))",
        "future.set_exception(StopIteration(1))", "future.set_exception(1)",
        "future.set_exception(<error>)", "future.result()",
        "future.exception()", "log(future.cancelled(), future.done())",
        "loop.call_later(<dur>, future.set_result, <word>)",
        "loop.call_later(<dur>, future.set_exception, ValueError(<word>))",
        "loop.call_later(<dur>, future.cancel)",
        "future.cancel(<msg>)", "log(asyncio.isfuture(<odd>), "
        "asyncio.iscoroutine(<odd>), asyncio.iscoroutinefunction(<odd>))",
        "log([x async for x in relay(3, <dur>)])",
        "log(await relay(2, <dur>).__anext__())",
        "log(await asyncio.wait_for(anext(relay(2, <dur>)), <dur>))",
        "log(await queue.join())", "pqueue.put_nowait((1, <odd>))",
        "log(await asyncio.wait_for(queue.put(<some>), <dur>))",
        "log(await asyncio.wait_for(semaphore.acquire(), <dur>))",
        "log(await asyncio.wait_for(event.wait(), <dur>))",
        "log(await asyncio.wait_for(lock.acquire(), timeout=<dur>))",
        "log(await asyncio.wait_for(<coro>, None))", "asyncio.timeout(<odd>)",
        "log(<task>.get_coro().__name__, <task>.get_loop() is loop)",
        "log(asyncio.get_running_loop() is loop, loop.is_running())",
        "loop.create_task(<coro>, name=<word>)",
        # of the running task it shows the harness's frames as well
        "log(len(<task>.get_stack(limit=1)))",
        "<task>.print_stack(limit=1)",
        "await asyncio.create_task(<coro>, context=contextvars.copy_context())",
        "log(asyncio.current_task(loop) is asyncio.current_task())",
        "condition.release()", "await condition.acquire()",
        "log(await condition.wait())", "raise SystemExit(3)",
    ]

    # Now and then only, since they end all.
    RARE = ("loop.stop", "loop.close", "SystemExit", "loop.run", "asyncio.run",
            "await future", "await queue", "await event", "await lock")

    def make_worker(self):
        if self.chance(0.12):
            return self.expand(self.pick(
                ["stubborn(1, <dur>)", "stubborn(2, <dur>)",
                 "relay(2, <dur>).__anext__()", "event.wait()",
                 "asyncio.wait_for(event.wait(), <dur>)"]), 0)
        return super().make_worker()

    def make_coro(self, depth):
        if depth > 0 and self.chance(0.12):
            return self.expand(self.pick(
                ["stubborn(1, <dur>)", "Gentle(<dur>)", "lock.acquire()",
                 "asyncio.gather(asyncio.sleep(<dur>), asyncio.sleep(<dur>))"]),
                0)
        return super().make_coro(depth)

    MORE = ["do_gather", "do_twice", "do_groups", "do_star", "do_nested_limit",
            "do_leaky", "do_agen", "do_inner", "do_future", "do_first",
            "do_cleanup", "do_barrier", "do_shield", "do_context"]

    def statement(self, depth, context):
        if depth > 0 and self.chance(0.22):
            return getattr(self, self.pick(self.MORE))(depth, context)
        lines = super().statement(depth, context)
        rare = any(r in line for line in lines for r in self.RARE)
        return super().statement(depth, context) if rare else lines

    def tasks(self, n):
        names = [self.fresh("t") for _ in range(n)]
        return names, ["%s = asyncio.create_task(%s)" % (
            name, self.make_worker()) for name in names]

    def do_gather(self, depth, context):
        name = self.fresh("g")
        parts = ", ".join(self.make_coro(1) for _ in range(self.rng.randint(1, 3)))
        lines = ["%s = asyncio.gather(%s%s)" % (name, parts, self.pick(
            ["", ", return_exceptions=True"]))]
        lines += self.block(0, context, 1)
        lines += self.pick([[], [self.expand("%s.cancel(<msg>)" % name, 0)], [
            self.expand("loop.call_later(<dur>, %s.cancel)" % name, 0)]])
        return lines + self.guarded(["log(await %s)" % name]) + [
            "log(outcome(%s))" % name]

    def do_twice(self, depth, context):
        name = self.fresh("c")
        return ["%s = %s" % (name, self.make_coro(1))] + self.guarded(
            ["log(await %s)" % name]) + self.guarded(["log(await %s)" % name])

    def do_groups(self, depth, context):
        inner = self.do_group(depth - 1, context)
        (name,), lines = self.tasks(1)
        outer = self.fresh("t")
        lines = ["try:", "    async with asyncio.TaskGroup() as outer:",
                 "        %s = outer.create_task(%s)" % (
                     outer, self.make_worker())]
        lines += indented(indented(inner))
        lines += ["        log(outer)"] if self.chance(0.3) else []
        lines += ["except* Exception as g:",
                  "    log('groups', repr(g), outcome(%s))" % outer]
        self.declare(outer, "task")
        if self.chance(0.3):
            lines += self.guarded(["outer.create_task(%s)" % self.make_worker()])
        return lines

    def do_star(self, depth, context):
        return ["try:", "    try:"] + indented(indented(self.block(
            depth - 1, context, 1))) + [
            "        raise %s('g', [ValueError(1), %s('h', [KeyError(2), %s])])"
            % (self.pick(["ExceptionGroup", "BaseExceptionGroup"]),
               "BaseExceptionGroup",
               self.pick(["OSError(3)", "asyncio.CancelledError('c')",
                          "asyncio.TimeoutError()"])),
            "    except* %s as g:" % self.pick(
                ["ValueError", "KeyError", "(OSError, KeyError)"]),
            "        log('star', repr(g))",
            "        " + self.pick(["pass", "raise", "raise TypeError('t')",
                                    "await asyncio.sleep(0.1)"]),
            "except BaseException as e:", "    log('rest', repr(e))"]

    def do_nested_limit(self, depth, context):
        names = [self.fresh("limit") for _ in range(2)]
        lines = [self.expand("    async with asyncio.timeout(<dur>) as %s:"
                             % names[0], 0),
                 self.expand("        async with asyncio.timeout(<dur>) as %s:"
                             % names[1], 0)]
        if self.chance(0.4):
            lines += [self.expand("            %s.reschedule(%s)" % (
                self.pick(names), self.pick(["None", "loop.time() + <dur>",
                                             "loop.time() - 1"])), 0)]
        if self.chance(0.4):
            lines += ["            log(%s.when(), %s)" % (names[0], names[1])]
        lines += indented(indented(indented(self.block(depth - 1, context))))
        kind = self.pick(["TimeoutError", "BaseException", "Exception"])
        return ["try:"] + lines + ["except %s as e:" % kind] + [
            "    log(repr(e), %s.expired(), %s.expired(), %s)" % (
                names[0], names[1], names[0])]

    def do_leaky(self, depth, context):
        return self.guarded([self.expand("async with Leaky(%s):" % self.pick(
            ["", "<dur>"]), 0)] + indented(self.block(depth - 1, context)))

    def do_agen(self, depth, context):
        name = self.fresh("agen")
        lines = [self.expand("%s = relay(3, <dur>)" % name, 0),
                 "async for x in %s:" % name, "    log(x)"]
        lines += indented(self.block(depth - 1, context, 1))
        lines += ["    " + self.pick(["break", "pass", "continue"])]
        lines += self.pick([[], ["await %s.aclose()" % name], [
            "log(await anext(%s, 'none'))" % name], ["del %s" % name]])
        return lines

    def do_inner(self, depth, context):
        name = self.fresh("inner")
        lines = ["async def %s():" % name]
        lines += indented(self.block(depth - 1, context))
        return lines + [self.pick(
            ["%s()", "await %s()", "log(await %s())", "asyncio.create_task(%s())",
             "await asyncio.wait_for(%s(), 0.1)", "asyncio.ensure_future(%s())",
             "log(await asyncio.gather(%s(), return_exceptions=True))"]) % name]

    def do_future(self, depth, context):
        name = self.fresh("f")
        act = self.expand(self.pick(
            ["{0}.set_result(<some>)", "{0}.set_exception(<error>(<word>))",
             "{0}.cancel(<msg>)", "loop.call_later(<dur>, {0}.set_result, 1)",
             "loop.call_later(<dur>, {0}.cancel)",
             "{0}.set_exception(<error>)"]), 0).format(name)
        lines = ["%s = loop.create_future()" % name,
                 "%s.add_done_callback(note)" % name, act]
        if self.chance(0.4):
            lines += self.guarded([act])
        if self.chance(0.7):
            lines += self.guarded(["log(await %s)" % name])
        return lines

    def do_first(self, depth, context):
        names, lines = self.tasks(self.rng.randint(1, 3))
        for name in names:
            self.declare(name, "task")
        lines += [self.expand("done, left = await asyncio.wait({%s}, "
                              "timeout=<dur>, return_when=<when>)" %
                              ", ".join(names), 0),
                  "log(sorted(map(outcome, done)), len(left))",
                  "for t in left:", "    t.cancel(%s)" % self.pick(
                      ["", "'late'"])]
        return lines + self.pick([[], [
            "log(await asyncio.gather(*left, return_exceptions=True))"]])

    def do_cleanup(self, depth, context):
        lines = ["try:"] + indented(self.block(depth - 1, context, 1))
        lines += ["    await asyncio.sleep(1)",
                  "except asyncio.CancelledError as e:",
                  "    log('cancelled', e.args)",
                  "    asyncio.current_task().uncancel()"
                  if self.chance(0.3) else "    log('so')"]
        lines += self.pick([["    raise"], [], ["    raise KeyError('c') from e"],
                            ["    raise asyncio.CancelledError('again')"]])
        return lines + ["finally:"] + indented(
            self.guarded(self.block(depth - 1, context, 1)))

    def do_barrier(self, depth, context):
        name = self.fresh("meet")
        return ["async def %s(n):" % name, "    try:",
                "        async with barrier as place:",
                "            log('met', n, place)",
                "    except asyncio.BrokenBarrierError as e:",
                "        log('broken', n, e)"] + [
            "asyncio.create_task(%s(%d))" % (name, n)
            for n in range(self.rng.randint(1, 3))]

    def do_shield(self, depth, context):
        (name,), lines = self.tasks(1)
        self.declare(name, "task")
        outer = self.fresh("outer")
        lines += ["%s = asyncio.shield(%s)" % (outer, name)]
        lines += [self.expand(self.pick(
            ["%s.cancel(<msg>)" % outer, "%s.cancel()" % name,
             "loop.call_later(<dur>, %s.cancel)" % outer,
             "loop.call_later(<dur>, %s.cancel)" % name, "pass"]), 0)]
        if self.chance(0.8):
            lines += self.guarded(["log(await %s)" % outer])
        return lines + ["log(outcome(%s), outcome(%s))" % (name, outer)]

    def do_context(self, depth, context):
        token = self.fresh("token")
        return [self.expand("%s = where.set(<word>)" % token, 0)] + self.block(
            depth - 1, context) + self.pick([
                [], ["where.reset(%s)" % token],
                ["contextvars.copy_context().run(where.set, 'other')",
                 "log(where.get())"]])

    def main(self):
        lines = super().main()
        at = lines.index("    future = loop.create_future()") + 1
        return lines[:at] + ["    timers = []"] + lines[at:]

    PLAIN = ["asyncio.run(main())", "print(asyncio.run(main()))",
             "asyncio.run(asyncio.wait_for(main(), 20))"]
    RUNS = [
        ["asyncio.run(main())", "asyncio.run(main())"],
        ["try:", "    asyncio.run(main())", "except BaseException as e:",
         "    print('run', repr(e))"],
        ["with asyncio.Runner() as runner:", "    print(runner.run(main()))",
         "    print(runner.get_loop().is_closed())"],
        ["with asyncio.Runner() as runner:", "    for _ in range(2):",
         "        try:", "            print(runner.run(main()))",
         "        except Exception as e:", "            print('run', repr(e))"],
        ["runner = asyncio.Runner()", "runner.get_loop().set_exception_handler("
         "told)", "print(runner.run(main()))", "runner.close()"],
        ["loop = asyncio.new_event_loop()", "asyncio.set_event_loop(loop)",
         "try:", "    print(loop.run_until_complete(main()))", "finally:",
         "    loop.run_until_complete(loop.shutdown_asyncgens())",
         "    loop.close()"],
        ["loop = asyncio.new_event_loop()",
         "print(loop.run_until_complete(main()))", "loop.close()"],
        ["loop = asyncio.new_event_loop()", "task = loop.create_task(main())",
         "loop.call_later(0.25, loop.stop)", "loop.run_forever()",
         "print(outcome(task), loop.time())", "task.cancel()",
         "try:", "    loop.run_until_complete(task)",
         "except asyncio.CancelledError:", "    print('cancelled')"],
        ["loop = asyncio.get_event_loop()", "for _ in range(2):", "    try:",
         "        print(loop.run_until_complete(main()))",
         "    except Exception as e:", "        print('run', repr(e))"],
        ["coro = main()", "asyncio.run(coro)", "asyncio.run(coro)"],
        ["async def outer():", "    task = asyncio.create_task(main())",
         "    await asyncio.sleep(0.15)", "    task.cancel('outer')",
         "    return await task", "asyncio.run(outer())"],
        ["asyncio.run(asyncio.gather(main()))"],
        ["async def outer():", "    asyncio.create_task(main())",
         "    await asyncio.sleep(0.15)", "asyncio.run(outer())"],
    ]

    def program(self):
        lines = PREAMBLE.split("\n") + self.main()
        return "\n".join(lines + (
            [self.pick(self.PLAIN)] if self.chance(0.5)
            else self.pick(self.RUNS))) + "\n"
