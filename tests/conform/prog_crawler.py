# A web crawler over a simulated site: workers, a queue, a set of what was seen, a limit of depth
import asyncio
import random

SITE = {
    "/": ["/about", "/news", "/shop"],
    "/about": ["/", "/team"],
    "/news": ["/news/1", "/news/2", "/broken"],
    "/news/1": ["/news/2"],
    "/news/2": ["/news/1", "/shop"],
    "/shop": ["/shop/cart", "/"],
    "/shop/cart": [],
    "/team": ["/about"],
}

class NotFound(Exception):
    pass

async def fetch(url):
    await asyncio.sleep(random.uniform(0.1, 0.9))
    if url not in SITE:
        raise NotFound(url)
    return SITE[url]

class Crawler:
    def __init__(self, workers=3, depth=2):
        self.queue = asyncio.Queue()
        self.seen = set()
        self.errors = []
        self.workers = workers
        self.depth = depth

    def add(self, url, level):
        if level <= self.depth and url not in self.seen:
            self.seen.add(url)
            self.queue.put_nowait((url, level))

    async def work(self, name):
        while True:
            url, level = await self.queue.get()
            try:
                links = await fetch(url)
                print(f"[{asyncio.get_running_loop().time():5.2f}] {name} {url} -> {len(links)} links")
                for link in links:
                    self.add(link, level + 1)
            except NotFound as e:
                self.errors.append(str(e))
                print(f"[{asyncio.get_running_loop().time():5.2f}] {name} 404 {e}")
            finally:
                self.queue.task_done()

    async def run(self, start):
        self.add(start, 0)
        tasks = [asyncio.create_task(self.work(f"w{i}")) for i in range(self.workers)]
        await self.queue.join()
        for t in tasks:
            t.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return sorted(self.seen)

async def main():
    random.seed(7)
    c = Crawler()
    print(await c.run("/"))
    print("errors", c.errors)

asyncio.run(main())
