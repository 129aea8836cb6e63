# wait with FIRST_EXCEPTION returns at the first failure
import asyncio

async def run(n, fail=False):
    await asyncio.sleep(n)
    if fail:
        raise LookupError(n)
    return n

async def main():
    ts = [asyncio.create_task(run(1)), asyncio.create_task(run(2, True)),
          asyncio.create_task(run(3))]
    done, pending = await asyncio.wait(ts, return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending), asyncio.get_running_loop().time())
    for t in ts:
        if t in done:
            print(repr(t.exception()))
        else:
            print("pending, result", await t)

asyncio.run(main())
