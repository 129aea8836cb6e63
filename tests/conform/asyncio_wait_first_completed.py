# wait with FIRST_COMPLETED gives two sets: done and pending
import asyncio

async def run(n):
    await asyncio.sleep(n)
    return n

async def main():
    ts = [asyncio.create_task(run(n), name=f"t{n}") for n in (3, 1, 2)]
    names = lambda s: sorted(t.get_name() for t in s)
    pending = set(ts)
    while pending:
        done, pending = await asyncio.wait(
            pending, return_when=asyncio.FIRST_COMPLETED)
        print(names(done), names(pending), asyncio.get_running_loop().time())
    done, pending = await asyncio.wait(ts)
    print(names(done), pending)

asyncio.run(main())
