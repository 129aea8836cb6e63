# What asyncio says of arguments that it cannot use.
import asyncio


async def co():
    return 1


async def main():
    loop = asyncio.get_running_loop()
    tries = [
        ("gather", lambda: asyncio.gather(1, 2)),
        ("gather list", lambda: asyncio.gather([co, co])),
        ("gather fn", lambda: asyncio.gather(co)),
        ("create_task fn", lambda: asyncio.create_task(co)),
        ("create_task none", lambda: asyncio.create_task(None)),
        ("ensure", lambda: asyncio.ensure_future("x")),
        ("wait_for", lambda: asyncio.wait_for(5, 1)),
        ("wait", lambda: asyncio.wait([])),
        ("wait coro", lambda: asyncio.wait(co)),
        ("wait when", lambda: asyncio.wait({loop.create_future()}, return_when="SOON")),
        ("sleep str", lambda: asyncio.sleep("1")),
        ("sleep none", lambda: asyncio.sleep(None)),
        ("sleep none at all", lambda: asyncio.sleep()),
        ("shield", lambda: asyncio.shield(3)),
        ("sem", lambda: asyncio.Semaphore(-1)),
        ("sem str", lambda: asyncio.Semaphore("2")),
        ("queue", lambda: asyncio.Queue("3").put_nowait(1)),
        ("to_thread", lambda: asyncio.to_thread("f")),
        ("timeout", lambda: asyncio.timeout()),
        ("call_later", lambda: loop.call_later("1", print)),
        ("call_soon", lambda: loop.call_soon(co)),
        ("as_completed", lambda: asyncio.as_completed(co)),
        ("lock kw", lambda: asyncio.Lock(loop=loop)),
        ("event", lambda: asyncio.Event(True)),
        ("future", lambda: loop.create_future(1)),
        ("run_in_executor", lambda: loop.run_in_executor(None, co)),
    ]
    for name, fn in tries:
        try:
            r = fn()
            if asyncio.iscoroutine(r):
                r = await r
            elif asyncio.isfuture(r):
                r = await r
            print(name, "->", type(r).__name__)
            if asyncio.iscoroutine(r):
                r.close()
        except Exception as e:
            print(f"{name}: {type(e).__name__}: {str(e).split(" at ")[0]}")

asyncio.run(main())
