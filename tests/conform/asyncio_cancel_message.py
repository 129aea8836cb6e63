# The message of cancel travels to the exception, through await of a task too
import asyncio

async def sleeper():
    await asyncio.sleep(10)

async def outer(inner):
    try:
        await inner
    except asyncio.CancelledError as e:
        print("outer", e.args)
        raise

async def main():
    t = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    t.cancel("because")
    try:
        await t
    except asyncio.CancelledError as e:
        print(e.args, str(e), repr(e))
    t = asyncio.create_task(sleeper())
    t.cancel(msg=("any", "object"))
    try:
        await t
    except asyncio.CancelledError as e:
        print(e.args)
    inner = asyncio.create_task(sleeper())
    o = asyncio.create_task(outer(inner))
    await asyncio.sleep(0)
    o.cancel("from above")
    await asyncio.wait([o])
    print(inner.cancelled(), o.cancelled())
    try:
        o.result()
    except asyncio.CancelledError as e:
        print("result", e.args)
    try:
        inner.exception()
    except asyncio.CancelledError as e:
        print("exception", e.args)
    f = asyncio.get_running_loop().create_future()
    f.cancel("future")
    try:
        await f
    except asyncio.CancelledError as e:
        print(e.args)

asyncio.run(main())
