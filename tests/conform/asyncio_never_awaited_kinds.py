# Each way to forget an await has its warning
import asyncio

async def job(x=1):
    return x

class Thing:
    async def method(self):
        return 1
    @staticmethod
    async def static():
        return 2

async def main():
    job()
    Thing().method()
    Thing.static()
    x = job(2)
    print(type(x).__name__, x.__name__, x.cr_await)
    del x
    items = [job(i) for i in range(2)]
    items.clear()
    print("done with", items)
    asyncio.sleep(1)
    asyncio.gather(job(5))
    await asyncio.sleep(1)
    (lambda: job())()
    if job():
        print("a coroutine is true")

asyncio.run(main())
