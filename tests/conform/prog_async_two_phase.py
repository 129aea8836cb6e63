# Two-phase commit between simulated nodes, with votes, timeouts and rollbacks
import asyncio

class Node:
    def __init__(self, name, delay, vote=True):
        self.name, self.delay, self.vote, self.state = name, delay, vote, "idle"

    async def prepare(self):
        await asyncio.sleep(self.delay)
        self.state = "prepared" if self.vote else "refused"
        return self.vote

    async def finish(self, commit):
        await asyncio.sleep(0.1)
        self.state = "committed" if commit else "rolled back"

async def transaction(nodes, timeout):
    try:
        async with asyncio.timeout(timeout):
            votes = await asyncio.gather(*(n.prepare() for n in nodes))
    except TimeoutError:
        votes = [False]
        print("a vote is late")
    async with asyncio.TaskGroup() as tg:
        for n in nodes:
            tg.create_task(n.finish(all(votes)))
    return all(votes)

async def main():
    for specs in ([("a", 0.1), ("b", 0.3)], [("a", 0.1), ("b", 0.2, False)], [("a", 0.1), ("b", 5)]):
        nodes = [Node(*s) for s in specs]
        print(await transaction(nodes, 1), {n.name: n.state for n in nodes}, f"{asyncio.get_running_loop().time():.1f}")

asyncio.run(main())
