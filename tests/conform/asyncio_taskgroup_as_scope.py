# A group under a timeout as a scope of cancellation.
import asyncio


async def step(name, delay, result=None):
    try:
        await asyncio.sleep(delay)
        print(name, "ok")
        return result
    except asyncio.CancelledError as e:
        print(name, "cancelled", e.args)
        raise
    finally:
        print(name, "out")


async def scope(limit, *specs):
    tasks = []
    try:
        async with asyncio.timeout(limit):
            async with asyncio.TaskGroup() as tg:
                for s in specs:
                    tasks.append(tg.create_task(step(*s), name=s[0]))
    except TimeoutError:
        print("scope timed out")
    return {t.get_name(): ("cancelled" if t.cancelled() else t.result()) for t in tasks}


async def main():
    print(await scope(2, ("a", 1, 10), ("b", 3, 20)))
    print(await scope(5, ("c", 1, 1)))
    async with asyncio.TaskGroup() as tg:
        t1 = tg.create_task(step("solo", 1))
        t2 = tg.create_task(step("gone", 5))
        await asyncio.sleep(0.5)
        t2.cancel("not needed")
        print(tg)
    print(t1.done(), t2.cancelled(), tg)
    try:
        tg.create_task(step("late", 1))
    except RuntimeError as e:
        print(str(e)[:9], str(e)[-12:])
    try:
        async with tg:
            pass
    except RuntimeError as e:
        print(str(e)[-25:])
    try:
        async with asyncio.TaskGroup() as tg:
            t = tg.create_task(step("x", 1))
            raise asyncio.CancelledError("by hand")
    except asyncio.CancelledError as e:
        print("by hand:", e.args, t.cancelled())
    outer = asyncio.create_task(scope(None, ("p", 9), ("q", 9)))
    await asyncio.sleep(1)
    outer.cancel("from main")
    try:
        await outer
    except asyncio.CancelledError as e:
        print("outer:", e.args)
    async with asyncio.TaskGroup() as tg:
        tg.create_task(step("last", 1))
        raise LookupError("body failed")

asyncio.run(main())
