# Who sees a cancellation, in what order, through nested awaits of many kinds.
import asyncio
import contextlib


class Log(list):
    def add(self, *a):
        self.append(f"{asyncio.get_running_loop().time():.1f} " + " ".join(map(str, a)))


log = Log()


@contextlib.contextmanager
def span(name):
    log.add("enter", name)
    try:
        yield
    except asyncio.CancelledError as e:
        log.add("cancelled", name, e.args)
        raise
    except BaseException as e:
        log.add("error", name, type(e).__name__)
        raise
    else:
        log.add("exit", name)


async def leaf(name, n=10):
    with span(name):
        await asyncio.sleep(n)


async def slow_cleanup(name):
    try:
        await leaf(name)
    finally:
        await asyncio.sleep(0.3)
        log.add("cleaned", name)


async def swallow(name):
    try:
        await leaf(name)
    except asyncio.CancelledError:
        log.add("swallowed", name)
        return name


async def nested(kind):
    with span(kind):
        match kind:
            case "plain":
                await leaf("p1")
            case "task":
                await asyncio.create_task(leaf("t1"))
            case "gather":
                await asyncio.gather(leaf("g1"), slow_cleanup("g2"))
            case "wait":
                await asyncio.wait([asyncio.create_task(leaf("w1", 1))])
            case "wait_for":
                await asyncio.wait_for(slow_cleanup("f1"), 20)
            case "shield":
                await asyncio.shield(leaf("s1", 1))
            case "group":
                async with asyncio.TaskGroup() as tg:
                    tg.create_task(leaf("x1"))
                    tg.create_task(swallow("x2"))
            case "timeout":
                async with asyncio.timeout(20):
                    await leaf("o1")
            case "swallow":
                await swallow("l1")
            case "queue":
                await asyncio.Queue().get()
            case "lock":
                async with contextlib.AsyncExitStack() as st:
                    lock = await st.enter_async_context(asyncio.Lock()) or asyncio.Lock()
                    await lock.acquire()
                    await lock.acquire()
            case "thread":
                await asyncio.to_thread(len, "abc")
                await asyncio.get_running_loop().run_in_executor(None, __import__("time").sleep, 0.5)


async def main():
    for kind in "plain task gather wait wait_for shield group timeout swallow queue lock thread".split():
        log.clear()
        t = asyncio.create_task(nested(kind))
        await asyncio.sleep(0.2)
        t.cancel(f"stop {kind}")
        try:
            r = await t
        except asyncio.CancelledError as e:
            r = f"CancelledError{e.args} from {type(e.__context__).__name__}"
        print(f"{kind:<9}{r} cancelled={t.cancelled()}")
        await asyncio.sleep(2)
        for l in log:
            print("    ", l)

asyncio.run(main())
