# An __aexit__ that swallows a cancellation, and what timeout makes of it.
import asyncio


class Guard:
    def __init__(self, name, swallow=()):
        self.name, self.swallow = name, swallow

    async def __aenter__(self):
        await asyncio.sleep(0)
        return self.name

    async def __aexit__(self, t, v, tb):
        print(f"guard {self.name}: {t.__name__ if t else None} {v!r}")
        await asyncio.sleep(0.1)
        return t is not None and issubclass(t, self.swallow)


async def worker():
    async with Guard("outer", (asyncio.CancelledError,)):
        async with Guard("inner"):
            await asyncio.sleep(10)
    print("worker goes on, cancelling =", asyncio.current_task().cancelling())
    await asyncio.sleep(1)
    return "worked"


async def main():
    t = asyncio.create_task(worker())
    await asyncio.sleep(1)
    t.cancel("please")
    print(await t, t.cancelled(), t.cancelling())
    t = asyncio.create_task(worker())
    await asyncio.sleep(1)
    t.cancel("one")
    await asyncio.sleep(0.05)
    t.cancel("two")
    try:
        print(await t)
    except asyncio.CancelledError as e:
        print("cancelled", e.args, repr(e.__context__))
    try:
        async with asyncio.timeout(1):
            async with Guard("g", (asyncio.CancelledError,)):
                await asyncio.sleep(5)
            print("after guard")
    except TimeoutError:
        print("timeout though swallowed")
    async with Guard("v", (ValueError, KeyError)) as name:
        print(name)
        {}[0]
    async with Guard("v", ValueError):
        raise LookupError("x")

asyncio.run(main())
