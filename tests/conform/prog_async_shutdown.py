# A server that shuts down gracefully: no new work, old work finishes, stragglers are cancelled
import asyncio

class Server:
    def __init__(self):
        self.tasks, self.closing, self.n = set(), asyncio.Event(), 0

    def submit(self, seconds):
        if self.closing.is_set():
            raise RuntimeError("closing")
        self.n += 1
        t = asyncio.create_task(self.handle(self.n, seconds), name=f"request-{self.n}")
        self.tasks.add(t)
        t.add_done_callback(self.tasks.discard)
        return t

    async def handle(self, n, seconds):
        try:
            await asyncio.sleep(seconds)
            print(f"{asyncio.get_running_loop().time():.1f} request {n} served")
        except asyncio.CancelledError:
            print(f"{asyncio.get_running_loop().time():.1f} request {n} cut off")
            raise

    async def shutdown(self, grace):
        self.closing.set()
        left = sorted(self.tasks, key=lambda t: t.get_name())
        print("waiting for", [t.get_name() for t in left])
        _, late = await asyncio.wait(left, timeout=grace)
        for t in sorted(late, key=lambda t: t.get_name()):
            t.cancel("shutdown")
        results = await asyncio.gather(*left, return_exceptions=True)
        return [repr(r) for r in results]

async def client(server):
    for s in (0.5, 3, 1, 9, 2, 0.1, 4):
        try:
            server.submit(s)
        except RuntimeError as e:
            print("refused:", e)
            break
        await asyncio.sleep(0.4)

async def main():
    server = Server()
    c = asyncio.create_task(client(server))
    await asyncio.sleep(2.1)
    print(await server.shutdown(1.5))
    await c
    print(len(server.tasks), server.n)

asyncio.run(main())
