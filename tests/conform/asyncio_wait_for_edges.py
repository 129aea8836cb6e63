# wait_for: None, zero and negative timeouts; futures; done tasks; suppressed cancels
import asyncio

async def quick():
    return "quick"

async def slow(n=5):
    await asyncio.sleep(n)
    return "slow"

async def stubborn():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        return "a result all the same"

async def angry():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        raise ValueError("angry")

async def attempt(label, aw, timeout):
    try:
        print(label, await asyncio.wait_for(aw, timeout))
    except BaseException as e:
        print(label, repr(e), repr(e.__cause__))

async def main():
    loop = asyncio.get_running_loop()
    await attempt("none", slow(1), None)
    await attempt("zero, quick", quick(), 0)
    await attempt("zero, slow", slow(), 0)
    await attempt("negative", slow(), -3)
    t = loop.create_task(quick())
    await t
    await attempt("done task, zero", t, 0)
    await attempt("done task, negative", t, -1)
    await attempt("stubborn", stubborn(), 1)
    await attempt("angry", angry(), 1)
    f = loop.create_future()
    await attempt("future", f, 1)
    print(f.cancelled(), loop.time())
    f = loop.create_future()
    loop.call_later(0.5, f.set_result, "set")
    await attempt("future set", f, 1)
    f = loop.create_future()
    loop.call_later(0.5, f.set_exception, KeyError("k"))
    await attempt("future error", f, 1)
    await attempt("timeout by keyword", asyncio.wait_for(slow(2), timeout=1), 9)
    await attempt("same moment", slow(1), 1)
    await attempt("no awaitable", 5, 1)

asyncio.run(main())
