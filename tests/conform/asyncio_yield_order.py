# The exact order of steps when sleeps, futures and plain awaits mix
import asyncio

log = []

async def zero(name, n):
    for i in range(n):
        log.append(f"{name}{i}")
        await asyncio.sleep(0)

async def plain(name):
    log.append(f"{name} in")
    await empty()
    log.append(f"{name} out")

async def empty():
    pass

async def via_task(name):
    log.append(f"{name} makes")
    await asyncio.create_task(empty())
    log.append(f"{name} woke")

async def via_future(name):
    f = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(f.set_result, None)
    await f
    log.append(f"{name} future")

async def main():
    await asyncio.gather(zero("z", 4), plain("p"), via_task("t"), via_future("f"), zero("y", 2))
    print(log)
    log.clear()
    async with asyncio.TaskGroup() as tg:
        tg.create_task(zero("a", 3)); tg.create_task(via_task("b")); tg.create_task(plain("c"))
        log.append("body")
    print(log)
    log.clear()
    await asyncio.wait([asyncio.create_task(zero("w", 2)), asyncio.create_task(via_future("v"))])
    await asyncio.wait_for(zero("x", 2), 5)
    async with asyncio.timeout(1):
        await zero("m", 1)
    print(log)

asyncio.run(main())
