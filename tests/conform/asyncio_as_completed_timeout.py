# as_completed with a timeout, with errors, with duplicates and with nothing
import asyncio

async def job(n, fail=False):
    await asyncio.sleep(n)
    if fail:
        raise ValueError(n)
    return n

async def main():
    tasks = [asyncio.create_task(job(n)) for n in (3, 1, 2)]
    try:
        for next_one in asyncio.as_completed(tasks, timeout=2.5):
            print("got", await next_one)
    except asyncio.TimeoutError as e:
        print("timeout", repr(e), [t.done() for t in tasks])
    print(await tasks[0])
    tasks = [asyncio.create_task(job(*a)) for a in ((2,), (1, True), (3,))]
    for c in asyncio.as_completed(tasks):
        try:
            print(await c)
        except ValueError as e:
            print("error", e)
    t = asyncio.create_task(job(1))
    print([await c for c in asyncio.as_completed([t, t])])
    for c in asyncio.as_completed([]):
        print("never")
    it = asyncio.as_completed([job(1)])
    print(type(it).__name__)
    for c in it:
        print(asyncio.iscoroutine(c), c.__name__, await c)
    try:
        next(iter(asyncio.as_completed(job(1))))
    except TypeError as e:
        print(str(e)[:55])
    tasks = [asyncio.create_task(job(n)) for n in (2, 1)]
    results = await asyncio.gather(*asyncio.as_completed(tasks))
    print(results)

asyncio.run(main())
