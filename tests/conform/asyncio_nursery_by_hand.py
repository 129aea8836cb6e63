# A nursery written by hand, with uncancel and cancel messages.
import asyncio


class Nursery:
    def __init__(self):
        self.tasks = set()
        self.errors = []

    async def __aenter__(self):
        self.parent = asyncio.current_task()
        self.done = asyncio.Event()
        self.done.set()
        return self

    def start(self, coro, **kw):
        t = asyncio.create_task(coro, **kw)
        self.tasks.add(t)
        self.done.clear()
        t.add_done_callback(self._finished)
        return t

    def _finished(self, t):
        self.tasks.discard(t)
        if not t.cancelled() and t.exception():
            if not self.errors:
                for other in sorted(self.tasks, key=lambda t: t.get_name()):
                    other.cancel(f"because of {t.get_name()}")
                self.parent.cancel("child failed")
            self.errors.append(t.exception())
        if not self.tasks:
            self.done.set()

    async def __aexit__(self, kind, value, tb):
        while self.tasks:
            try:
                await self.done.wait()
            except asyncio.CancelledError as e:
                print("  exit interrupted:", e)
        if self.errors:
            print("  cancelling", self.parent.cancelling(), "->", self.parent.uncancel())
            raise BaseExceptionGroup("nursery", self.errors)


async def child(n, delay, fail=False):
    try:
        await asyncio.sleep(delay)
        if fail:
            raise ArithmeticError(n)
        print("child", n)
    except asyncio.CancelledError as e:
        print("child", n, "cancelled:", *e.args)
        await asyncio.sleep(0.1)
        raise


async def main():
    async with Nursery() as n:
        n.start(child("a", 0.2))
        n.start(child("b", 0.1))
    print("first done")
    try:
        async with Nursery() as n:
            n.start(child("c", 0.2, True), name="c")
            n.start(child("d", 1), name="d")
            n.start(child("e", 0.2, True), name="e")
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError as e:
                print("body:", e)
    except* ArithmeticError as g:
        print(repr(g), asyncio.current_task().cancelling())
    async with asyncio.timeout(1) as t:
        print(t.when(), t)
        t.reschedule(asyncio.get_running_loop().time() + 0.05)
        async with Nursery() as n:
            n.start(child("f", 3))

asyncio.run(main())
