# Condition.wait_for looks at its predicate after every notify
import asyncio

async def waiter(name, cond, ready):
    async with cond:
        value = await cond.wait_for(lambda: (print(name, "looks"), ready.get(name))[1])
        print(name, "goes with", value, cond.locked())

async def main():
    cond = asyncio.Condition()
    ready = {}
    tasks = [asyncio.create_task(waiter(n, cond, ready)) for n in "ab"]
    await asyncio.sleep(1)
    for name, value in (("c", 1), ("b", 2), ("a", 3)):
        async with cond:
            ready[name] = value
            cond.notify_all()
        await asyncio.sleep(1)
    await asyncio.gather(*tasks)
    async with cond:
        print(await cond.wait_for(lambda: "at once"))
    for call in (lambda: cond.notify(), lambda: cond.notify_all()):
        try:
            call()
        except RuntimeError as e:
            print(e)
    try:
        await cond.wait()
    except RuntimeError as e:
        print(e)
    try:
        async with cond:
            await asyncio.wait_for(cond.wait(), 1)
    except asyncio.TimeoutError:
        print("timeout", cond.locked())
    print(asyncio.Condition(asyncio.Lock()).locked())

asyncio.run(main())
