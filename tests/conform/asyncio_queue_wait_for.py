# wait_for around Queue.get; no item is lost
import asyncio

async def main():
    q = asyncio.Queue()
    for i in range(2):
        try:
            print(await asyncio.wait_for(q.get(), 1))
        except TimeoutError:
            print("nothing within a second", asyncio.get_running_loop().time())
            q.put_nowait(f"item {i}")
    print(q.qsize())

asyncio.run(main())
