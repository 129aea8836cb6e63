# Tasks: names, coroutine, result and exception in every state
import asyncio

async def ok():
    await asyncio.sleep(1)
    return "fine"

async def bad():
    raise LookupError("bad")

async def main():
    def attempt(label, f):
        try:
            print(label, f())
        except BaseException as e:
            print(label, type(e).__name__, e)
    t = asyncio.create_task(ok(), name="first")
    attempt("result", t.result); attempt("exception", t.exception)
    attempt("set_result", lambda: t.set_result(1)); attempt("set_exception", lambda: t.set_exception(ValueError()))
    t.add_done_callback(lambda t: print("callback", t.get_name(), t.result()))
    print(t.get_name(), t.get_coro().__qualname__, t.done(), t.cancelled(), t.cancelling())
    print(await t, t.result(), t.exception(), t.done())
    b = asyncio.create_task(bad())
    try:
        await b
    except LookupError as e:
        print("await", e, e is b.exception())
    attempt("result", b.result)
    for wrong in (5, (), "text", None):
        attempt("create", lambda: asyncio.create_task(wrong))
    n = asyncio.create_task(ok(), name=42)
    print(n.get_name(), type(n.get_name()).__name__)
    n.set_name("renamed"); print(n.get_name())
    n.cancel()
    await asyncio.wait([n])
    attempt("result", n.result); attempt("exception", n.exception)
    print(isinstance(n, asyncio.Future), isinstance(n, asyncio.Task), asyncio.Task.__name__)
    try:
        asyncio.Task(5)
    except TypeError as e:
        print(e)

asyncio.run(main())
