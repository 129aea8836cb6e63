# shield: the inner task cancelled, the outer cancelled twice, shield of a done task
import asyncio

async def work(n):
    try:
        await asyncio.sleep(n)
        return f"work {n}"
    except asyncio.CancelledError:
        print("work cancelled", n)
        raise

async def main():
    inner = asyncio.create_task(work(1))
    outer = asyncio.shield(inner)
    print(outer is inner, type(outer).__name__, asyncio.isfuture(outer))
    inner.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("outer sees it", outer.cancelled(), inner.cancelled())
    inner = asyncio.create_task(work(2))
    outer = asyncio.shield(inner)
    print(outer.cancel(), outer.cancel(), outer.cancelled(), inner.done())
    print(await inner)
    done = asyncio.create_task(work(0))
    await done
    print(asyncio.shield(done) is done, await asyncio.shield(done))
    try:
        await asyncio.wait_for(asyncio.shield(inner := asyncio.create_task(work(3))), 1)
    except asyncio.TimeoutError:
        print("timeout, the work goes on:", inner.done())
    print(await inner)
    print(await asyncio.shield(work(1)))
    f = asyncio.get_running_loop().create_future()
    s = asyncio.shield(f)
    f.set_exception(ValueError("inner"))
    try:
        await s
    except ValueError as e:
        print("error through", e)

asyncio.run(main())
