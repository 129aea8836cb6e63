# get_stack and print_stack of tasks: waiting, running, failed, done
import asyncio
import sys

async def inner():
    await asyncio.sleep(1)

async def outer():
    await inner()

async def fail():
    raise ValueError("x")

async def main():
    t = asyncio.create_task(outer())
    print([f.f_code.co_name for f in t.get_stack()])
    await asyncio.sleep(0)
    print([(f.f_code.co_name, f.f_lineno) for f in t.get_stack()], len(t.get_stack(limit=1)))
    t.print_stack(file=sys.stdout)
    await t
    print(t.get_stack())
    t.print_stack(file=sys.stdout)
    bad = asyncio.create_task(fail())
    await asyncio.wait([bad])
    print([f.f_code.co_name for f in bad.get_stack()])
    bad.print_stack(file=sys.stdout)
    print(bad.get_coro().__name__, bad.get_coro().cr_frame, t.get_coro().cr_running)

asyncio.run(main())
