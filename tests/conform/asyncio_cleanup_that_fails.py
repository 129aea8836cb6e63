# Async context managers whose entry or exit fails, and what the error has behind it.
import asyncio
import contextlib


class Resource:
    def __init__(self, name, fail_in=()):
        self.name, self.fail_in = name, fail_in

    async def __aenter__(self):
        print("open", self.name)
        if "enter" in self.fail_in:
            raise ConnectionError(f"cannot open {self.name}")
        return self

    async def __aexit__(self, kind, value, tb):
        print("close", self.name, kind and kind.__name__, tb is not None)
        await asyncio.sleep(0.1)
        if "exit" in self.fail_in:
            raise OSError(5, "cannot close", self.name)


@contextlib.asynccontextmanager
async def transaction(log):
    log.append("begin")
    try:
        yield len(log)
    except ValueError as e:
        log.append(f"rollback {e}")
        raise
    else:
        log.append("commit")
    finally:
        log.append("end")


async def main():
    log = []
    async with transaction(log) as n, Resource("a"):
        print("in", n)
    try:
        async with (Resource("b", ("exit",)), transaction(log), Resource("c")):
            raise ValueError("body")
    except OSError as e:
        print(e, e.errno, e.strerror, e.filename, repr(e.__context__))
    try:
        async with Resource("d"), Resource("e", ["enter"]), Resource("f"):
            print("never")
    except ConnectionError as e:
        print(type(e).__name__, e, e.__context__)
    print(log)
    async with contextlib.AsyncExitStack() as stack:
        for n in "xyz":
            await stack.enter_async_context(Resource(n, ["exit"] if n != "x" else []))
        stack.callback(print, "callback", end="!\n")
        stack.push_async_callback(asyncio.sleep, 0.5)
        1 / 0

asyncio.run(main())
