# Where a cancellation arrives, and what code can make of it.
import asyncio


async def busy(n):
    total = 0
    for i in range(n):
        total += i
    return total


async def polite(log):
    for i in range(5):
        log.append(i)
        await asyncio.sleep(0)
    return "polite"


async def swallow(log):
    while len(log) < 3:
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            log.append("swallowed")
    return "gave up swallowing"


async def convert():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        raise TimeoutError("converted") from e


async def nested(log):
    try:
        try:
            await asyncio.sleep(10)
        finally:
            log.append("f1")
            await asyncio.sleep(1)
            log.append("f1 after")
    finally:
        log.append("f2")


async def main():
    log = []
    t = asyncio.create_task(busy(10))
    t.cancel()
    print(await asyncio.gather(t, return_exceptions=True))
    t = asyncio.create_task(polite(log))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel()
    print(t.done(), await asyncio.gather(t, return_exceptions=True), log)
    log = []
    t = asyncio.create_task(swallow(log))
    for _ in range(5):
        await asyncio.sleep(1)
        print(t.cancel(), end=" ")
    print(await t, log, t.cancelled(), t.cancelling())
    t = asyncio.create_task(convert())
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except TimeoutError as e:
        print(e, repr(e.__cause__), t.cancelled(), t.exception() is e)
    log = []
    t = asyncio.create_task(nested(log))
    await asyncio.sleep(0)
    t.cancel("one")
    await asyncio.sleep(0.5)
    t.cancel("two")
    try:
        await t
    except asyncio.CancelledError as e:
        print(e.args, repr(e.__context__), log)
    inner = asyncio.create_task(asyncio.sleep(5, "inner"))

    async def awaiting():
        return await inner
    outer = asyncio.create_task(awaiting())
    await asyncio.sleep(0)
    outer.cancel("through")
    try:
        await outer
    except asyncio.CancelledError as e:
        print("outer", e.args, inner.cancelled(), outer.cancelled())
    inner = asyncio.create_task(asyncio.sleep(5))
    outer = asyncio.create_task(awaiting())
    await asyncio.sleep(0)
    inner.cancel("inner only")
    try:
        await outer
    except asyncio.CancelledError as e:
        print("outer too", e.args, outer.cancelled())
    t = asyncio.create_task(convert())
    await asyncio.sleep(0)
    t.cancel()
    await t

asyncio.run(main())
