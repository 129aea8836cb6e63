# Publish and subscribe with a queue for each subscriber
import asyncio

class Hub:
    def __init__(self): self.subs = []
    def publish(self, m):
        for q in self.subs: q.put_nowait(m)
    async def listen(self, name, until):
        q = asyncio.Queue()
        self.subs.append(q)
        try:
            while (m := await q.get()) != until:
                print(name, "heard", m)
        finally:
            self.subs.remove(q)
            print(name, "leaves")

async def main():
    hub = Hub()
    ts = [asyncio.create_task(hub.listen(n, u)) for n, u in (("ann", "c"), ("bob", "d"))]
    await asyncio.sleep(0)
    for m in "abcd":
        hub.publish(m)
        await asyncio.sleep(0.5)
    await asyncio.gather(*ts)
    print(hub.subs)

asyncio.run(main())
