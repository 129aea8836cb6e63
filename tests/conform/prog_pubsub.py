# Publish and subscribe by topic, with wildcards, slow subscribers that drop messages
import asyncio
from collections import defaultdict

class Broker:
    def __init__(self):
        self.topics = defaultdict(list)

    async def subscribe(self, topic, size=2):
        q = asyncio.Queue(size)
        self.topics[topic].append(q)
        try:
            while True:
                yield await q.get()
        finally:
            self.topics[topic].remove(q)
            print("unsubscribed from", topic)

    def publish(self, topic, message):
        dropped = 0
        for pattern in (topic, "*"):
            for q in self.topics[pattern]:
                try:
                    q.put_nowait((topic, message))
                except asyncio.QueueFull:
                    dropped += 1
        print(f"{asyncio.get_running_loop().time():.1f} {topic}={message}", f"({dropped} dropped)" if dropped else "")

async def listener(name, broker, topic, count, pause):
    agen = broker.subscribe(topic)
    async for topic, message in agen:
        print(f"{name} got {topic} {message}")
        count -= 1
        if not count:
            break
        await asyncio.sleep(pause)
    await agen.aclose()
    return name

async def main():
    b = Broker()
    tasks = [asyncio.create_task(listener(*a)) for a in (("fast", b, "temp", 3, 0), ("slow", b, "temp", 3, 2.5), ("all", b, "*", 4, 0.3))]
    await asyncio.sleep(0)
    for i in range(6):
        b.publish("temp", 20 + i)
        if i % 2:
            b.publish("wind", i)
        await asyncio.sleep(0.5)
    print(await asyncio.gather(*tasks))
    print({k: len(v) for k, v in b.topics.items()})

asyncio.run(main())
