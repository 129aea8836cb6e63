# as_completed gives results as they come
import asyncio

async def f(n):
    await asyncio.sleep(n)
    if n == 2:
        raise ValueError(n)
    return n

async def main():
    for co in asyncio.as_completed(
            [asyncio.create_task(f(n)) for n in (3, 1, 2, 0)]):
        try:
            print(await co)
        except ValueError as e:
            print("error", e)
    ts = [asyncio.create_task(f(n)) for n in (9, 1, 3)]
    try:
        for co in asyncio.as_completed(ts, timeout=4):
            print(await co)
    except TimeoutError as e:
        print("timeout", repr(e))
    print([t.done() for t in ts])

asyncio.run(main())
