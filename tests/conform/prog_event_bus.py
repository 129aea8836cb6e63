# An event bus with sync and async handlers, priorities, one-shot handlers and errors
import asyncio
import inspect

class Bus:
    def __init__(self):
        self.handlers = {}
    def on(self, event, priority=0, once=False):
        def deco(f):
            self.handlers.setdefault(event, []).append((-priority, len(self.handlers.get(event, ())), f, once))
            self.handlers[event].sort(key=lambda h: h[:2])
            return f
        return deco
    async def emit(self, event, **data):
        results = []
        for entry in list(self.handlers.get(event, ())):
            _, _, f, once = entry
            if once:
                self.handlers[event].remove(entry)
            try:
                r = f(**data)
                if inspect.isawaitable(r):
                    r = await r
                results.append((f.__name__, r))
            except Exception as e:
                results.append((f.__name__, repr(e)))
        return results

bus = Bus()

@bus.on("order")
def log(item, n): return f"{n} x {item}"

@bus.on("order", priority=5)
async def reserve(item, n):
    await asyncio.sleep(0.5)
    return n <= 3

@bus.on("order", once=True)
def greet(**_): return "welcome"

@bus.on("order", priority=1)
def faulty(item, n): return item / n

async def main():
    for item, n in (("tea", 2), ("milk", 9)):
        for name, r in await bus.emit("order", item=item, n=n):
            print(f"{asyncio.get_running_loop().time():.1f} {name}: {r}")
    print(await bus.emit("nothing"), await bus.emit("order", wrong=1))
    print(await asyncio.gather(*(bus.emit("order", item=i, n=1) for i in "ab")))

asyncio.run(main())
