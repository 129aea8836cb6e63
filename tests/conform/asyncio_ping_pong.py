# Two tasks hand a ball over two queues
import asyncio

async def player(name, inbox, outbox, hits):
    for _ in range(hits):
        ball = await inbox.get()
        print(name, ball)
        await asyncio.sleep(0.5)
        await outbox.put(ball + 1)
    print(name, "is done")

async def main():
    a, b = asyncio.Queue(), asyncio.Queue()
    await a.put(0)
    await asyncio.gather(player("ping", a, b, 3), player("pong", b, a, 3))
    print("left", a.get_nowait())

asyncio.run(main())
