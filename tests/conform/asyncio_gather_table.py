# gather in a table: results, order, duplicates, errors, cancellation, nesting.
import asyncio

log = []


async def job(name, t, exc=None):
    try:
        await asyncio.sleep(t)
        if exc:
            raise exc
        log.append(name)
        return name
    except asyncio.CancelledError:
        log.append(f"~{name}")
        raise


async def case(title, coro):
    log.clear()
    loop = asyncio.get_running_loop()
    t = loop.time()
    try:
        r = repr(await coro)
    except BaseException as e:
        r = f"{type(e).__name__}({', '.join(map(repr, e.args))})"
    took = loop.time() - t
    await asyncio.sleep(3)
    print(f"{title:<22}{took:.1f} {r} {log}")


async def cancel_after(t, fut, msg=None):
    await asyncio.sleep(t)
    return fut.cancel(msg)


async def main():
    await case("order", asyncio.gather(job("a", 2), job("b", 1)))
    await case("empty", asyncio.gather())
    c = job("dup", 1)
    await case("duplicates", asyncio.gather(c, c))
    t = asyncio.create_task(job("t", 1))
    await case("task twice", asyncio.gather(t, job("x", 0.5), t))
    await case("error", asyncio.gather(job("a", 1, KeyError("k")), job("b", 2)))
    await case("error kept", asyncio.gather(job("a", 1, KeyError("k")), job("b", 2), return_exceptions=True))
    await case("two errors", asyncio.gather(job("a", 1, KeyError(1)), job("b", 0.5, OSError(2)), job("c", 2)))
    g = asyncio.gather(job("a", 1), job("b", 2))
    asyncio.create_task(cancel_after(0.5, g, "bye"))
    await case("cancelled", g)
    g = asyncio.gather(job("a", 1), job("b", 2), return_exceptions=True)
    asyncio.create_task(cancel_after(0.5, g))
    await case("cancelled kept", g)
    t = asyncio.create_task(job("t", 1))
    asyncio.create_task(cancel_after(0.5, t, "child"))
    await case("child cancelled", asyncio.gather(t, job("b", 2)))
    t = asyncio.create_task(job("t", 1))
    asyncio.create_task(cancel_after(0.5, t, "child"))
    await case("child cancelled kept", asyncio.gather(t, job("b", 2), return_exceptions=True))
    await case("nested", asyncio.gather(asyncio.gather(job("a", 1), job("b", 2)), job("c", 1.5)))
    await case("nested error", asyncio.gather(asyncio.gather(job("a", 1, ValueError("in")), job("b", 2)), job("c", 1.5)))
    await case("wait_for gather", asyncio.wait_for(asyncio.gather(job("a", 1), job("b", 2)), 1.5))
    await case("shielded", asyncio.wait_for(asyncio.shield(asyncio.gather(job("a", 1), job("b", 2))), 1.5))
    f = asyncio.get_running_loop().create_future()
    f.set_result("ready")
    await case("future", asyncio.gather(f, job("a", 0)))
    await case("system exit kept", asyncio.gather(job("a", 0.1, StopIteration("si")) if False else job("a", 0.1, GeneratorExit("ge")), job("b", 1), return_exceptions=True))
    await case("stop iteration", asyncio.gather(job("a", 0.1, StopIteration("si")), job("b", 0.2), return_exceptions=True))
    g = asyncio.gather(job("a", 1))
    print(g.done(), g.cancel(), g.cancel(), g.done(), type(g).__name__)
    await case("cancel before", g)
    print(g.cancelled(), g.cancel())
    a, (b, c) = await asyncio.gather(job("p", 0), asyncio.gather(job("q", 0), job("r", 0)))
    print(a, b, c)
    x, y = await asyncio.gather(job("only", 0))

asyncio.run(main())
