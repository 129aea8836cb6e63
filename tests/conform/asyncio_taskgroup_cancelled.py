# Cancelling the task that holds a group cancels the child first
import asyncio

async def child(n):
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(n)
        print("child", n, "ended", asyncio.get_running_loop().time())

async def holder():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(child(2))
    print("never")

async def main():
    t = asyncio.create_task(holder())
    await asyncio.sleep(1)
    t.cancel("stop")
    try:
        await t
    except asyncio.CancelledError as e:
        print("cancelled", asyncio.get_running_loop().time(), e.args)

asyncio.run(main())
