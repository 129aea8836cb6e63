# Which exceptions a TaskGroup collects, and which leave it plain
import asyncio

async def fail(e, after=0):
    try:
        await asyncio.sleep(after)
    except asyncio.CancelledError:
        if isinstance(e, OSError):
            raise e
        raise
    raise e

async def attempt(label, *errors, body=None):
    try:
        async with asyncio.TaskGroup() as tg:
            for e, after in errors:
                tg.create_task(fail(e, after))
            if body:
                raise body
    except BaseException as e:
        print(label, type(e).__name__, e, getattr(e, "exceptions", None))

async def main():
    await attempt("two at once", (ValueError(1), 1), (TypeError(2), 1))
    await attempt("one in clean-up", (ValueError(1), 1), (OSError("late"), 2))
    await attempt("body", (OSError("task"), 1), body=KeyError("body"))
    await attempt("body only", body=KeyError("body"))
    await attempt("cancelled child", (asyncio.CancelledError("self"), 1), (ValueError("later"), 2))
    await attempt("body cancelled", body=asyncio.CancelledError("raised by hand"))
    await attempt("none")
    async with asyncio.TaskGroup() as tg:
        t = tg.create_task(asyncio.sleep(5))
        await asyncio.sleep(1)
        t.cancel()
    print("a cancelled child is no error", t.cancelled())

asyncio.run(main())
