# Awaitable properties, lazy initialisation, async context managers and iterators in classes
import asyncio

class Lazy:
    def __init__(self, factory): self.factory, self.task = factory, None
    def __await__(self):
        if self.task is None: self.task = asyncio.ensure_future(self.factory())
        return self.task.__await__()

class Connection:
    made = 0
    @classmethod
    async def create(cls, host):
        self = cls(); cls.made += 1; self.id = cls.made; self.host = host
        await asyncio.sleep(0.5)
        return self
    async def __aenter__(self): print("begin", self); return self
    async def __aexit__(self, kind, e, tb):
        await asyncio.sleep(0.1)
        print("rollback" if kind else "commit", self, repr(e) if e else "")
        return kind is LookupError
    def __repr__(self): return f"<Connection {self.id} to {self.host}>"
    async def query(self, n):
        for i in range(n):
            await asyncio.sleep(0.1)
            yield {"id": i, "by": self.id}

class Countdown:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if not self.n: raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0.2)
        return self.n

async def main():
    lazy = Lazy(lambda: Connection.create("db"))
    print(Connection.made)
    a, b = await asyncio.gather(use(lazy, "a"), use(lazy, "b"))
    print(a is b, Connection.made)
    async with await lazy as c:
        print([row async for row in c.query(3)])
    async with await Connection.create("other") as c: raise LookupError("suppressed")
    try:
        async with c: raise ValueError("not")
    except ValueError as e: print("out:", e)
    async for n in Countdown(3): print(n, end=" ")
    else: print("lift off")
    it = Countdown(2)
    print(await anext(it), await anext(it), await anext(it, "none left"))
    async for x in Countdown(5):
        if x == 3: continue
        if x == 1: break
        print("x", x)

async def use(lazy, who):
    conn = await lazy
    print(who, conn)
    return conn

asyncio.run(main())
