# A blocking call delays the timers of other tasks
import asyncio, time
async def tick():
    for i in range(3):
        await asyncio.sleep(1)
        print("tick", i)
async def block():
    await asyncio.sleep(0.5)
    time.sleep(2)
    print("unblocked")
async def main():
    await asyncio.gather(tick(), block())
asyncio.run(main())
