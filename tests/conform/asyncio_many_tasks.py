# Two thousand tasks, each with steps of its own
import asyncio

async def work(i, log):
    await asyncio.sleep(i % 7)
    log.append(i)
    await asyncio.sleep(0)
    return i * i

async def main():
    log = []
    r = await asyncio.gather(*(work(i, log) for i in range(300)))
    print(sum(r), len(log), log[:10], log[-5:], asyncio.get_running_loop().time())

asyncio.run(main())
