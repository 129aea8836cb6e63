# wait: what it takes, what it refuses, and what its sets hold
import asyncio

async def job(n, fail=False):
    await asyncio.sleep(n)
    if fail:
        raise ValueError(f"job {n}")
    return n

def names(tasks):
    return sorted(t.get_name() for t in tasks)

async def main():
    make = lambda *spec: [asyncio.create_task(job(*s), name=f"job-{s[0]}") for s in spec]
    tasks = make((1,), (2,), (3,))
    done, pending = await asyncio.wait(tasks, timeout=2.5)
    print(names(done), names(pending), type(done).__name__)
    done, pending = await asyncio.wait(pending)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(tasks)
    print("all done already", names(done), len(pending))
    done, pending = await asyncio.wait(make((1,), (2, True), (3,)), return_when=asyncio.FIRST_EXCEPTION)
    print(names(done), names(pending), [repr(t.exception()) for t in done if t.exception()])
    for t in pending:
        t.cancel()
    done, pending = await asyncio.wait(pending, return_when=asyncio.ALL_COMPLETED)
    print([t.cancelled() for t in done], pending)
    done, pending = await asyncio.wait(make((1, True), (2,)), return_when="FIRST_COMPLETED", timeout=0.5)
    print(len(done), names(pending))
    done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
    print(names(done), names(pending), done.pop().exception())
    print(asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED)
    t = asyncio.create_task(job(0))
    for bad in (lambda: asyncio.wait([]), lambda: asyncio.wait(t), lambda: asyncio.wait([t], return_when="SOON"),
                lambda: asyncio.wait([1, 2])):
        try:
            await bad()
        except (ValueError, TypeError, AttributeError) as e:
            print(type(e).__name__, e)
    c = job(5)
    try:
        await asyncio.wait([c])
    except TypeError as e:
        print(e)
    c.close()
    done, _ = await asyncio.wait({t})
    print(t in done, await t)
    done, _ = await asyncio.wait([t, t, t])
    print(len(done))

asyncio.run(main())
