# A pipeline of stages joined by bounded queues: back pressure shows in the times
import asyncio

async def stage(name, source, target, seconds, work):
    while True:
        item = await source.get()
        if item is None:
            await target.put(None)
            break
        await asyncio.sleep(seconds)
        result = work(item)
        print(f"{asyncio.get_running_loop().time():4.1f} {name}({item!r}) = {result!r}, {target.qsize()} waiting")
        await target.put(result)

async def main():
    queues = [asyncio.Queue(maxsize=2) for _ in range(4)]
    stages = [("parse", 0.1, int), ("square", 0.5, lambda n: n * n), ("format", 0.2, "<{}>".format)]
    tasks = [asyncio.create_task(stage(n, queues[i], queues[i + 1], s, w)) for i, (n, s, w) in enumerate(stages)]
    async def feed():
        for text in "3 1 4 1 5 9".split():
            await queues[0].put(text)
            print(f"{asyncio.get_running_loop().time():4.1f} fed {text}")
        await queues[0].put(None)
    feeder = asyncio.create_task(feed())
    results = []
    while (item := await queues[-1].get()) is not None:
        results.append(item)
    await asyncio.gather(feeder, *tasks)
    print(" ".join(results))

asyncio.run(main())
