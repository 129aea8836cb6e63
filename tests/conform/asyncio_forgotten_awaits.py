# What a forgotten await looks like in many places of one program.
import asyncio


async def load(n):
    await asyncio.sleep(n)
    return [n] * n


class Service:
    async def start(self):
        print("started")

    async def __aenter__(self):
        self.start()
        return self

    async def __aexit__(self, *a):
        self.stop()

    async def stop(self):
        print("stopped")

    @staticmethod
    async def ping():
        return "pong"


async def main():
    async with Service() as s:
        r = s.ping()
        print(type(r).__name__, r.__name__, r.__qualname__, bool(r))
    data = load(2)
    try:
        print(len(data))
    except TypeError as e:
        print(e)
    try:
        for x in load(3):
            print(x)
    except TypeError as e:
        print(e)
    try:
        print(load(1) + load(2))
    except TypeError as e:
        print(e)
    try:
        print(load(1)[0])
    except TypeError as e:
        print(e)
    if load(0):
        print("a coroutine is always true")
    asyncio.sleep(1)
    print("done", await data)
    print([await x for x in map(load, (1, 2))])
    [load(i) for i in range(2)]
    load(1).result()

asyncio.run(main())
