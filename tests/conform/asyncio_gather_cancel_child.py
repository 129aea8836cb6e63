# One cancelled child makes gather raise CancelledError; the others go on
import asyncio

async def child(n):
    await asyncio.sleep(n)
    print("child", n)
    return n

async def main():
    tasks = [asyncio.create_task(child(i), name=f"c{i}") for i in (1, 2, 3)]
    asyncio.get_running_loop().call_later(1.5, tasks[1].cancel, "reason")
    try:
        await asyncio.gather(*tasks)
    except asyncio.CancelledError as e:
        print("gather:", type(e).__name__, e.args)
    await asyncio.sleep(2)
    print([(t.get_name(), t.cancelled(), t.done()) for t in tasks])
    t = asyncio.create_task(child(9))
    asyncio.get_running_loop().call_soon(t.cancel)
    print(await asyncio.gather(t, child(0), return_exceptions=True))

asyncio.run(main())
