# A group of which several fail at one time, some of them while they clean up.
import asyncio


class BadInput(ValueError):
    def __init__(self, field, reason):
        super().__init__(f"{field}: {reason}")
        self.field = field


async def check(field, delay, fail=None, cleanup=None):
    try:
        await asyncio.sleep(delay)
        if fail:
            raise BadInput(field, fail)
        return field
    except asyncio.CancelledError:
        if cleanup:
            raise cleanup
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            ok = tg.create_task(check("ok", 0.5))
            tg.create_task(check("name", 1, "empty"))
            tg.create_task(check("age", 1, "negative"))
            tg.create_task(check("mail", 3, cleanup=OSError("while cleaning")))
            t = tg.create_task(check("zip", 3))
    except* BadInput as eg:
        print("bad:", [e.field for e in eg.exceptions], eg.message)
        print(repr(eg))
    except* OSError as eg:
        print("os:", eg.exceptions, eg)
    print(ok.result(), t.cancelled())
    async with asyncio.TaskGroup() as tg:
        tg.create_task(check("a", 1, "one"))
        async with asyncio.TaskGroup() as inner:
            inner.create_task(check("b", 1, "two"))
            inner.create_task(check("c", 5, cleanup=BadInput("c", "three")))
            await asyncio.sleep(9)

asyncio.run(main())
