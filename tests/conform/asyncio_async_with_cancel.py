# __aexit__ during cancellation sees CancelledError and may await
import asyncio

class Res:
    async def __aenter__(self):
        print("open")
        return self
    async def __aexit__(self, t, v, tb):
        print("closing because of", t.__name__)
        await asyncio.sleep(2)
        print("closed")

async def use():
    async with Res():
        await asyncio.sleep(10)

async def main():
    t = asyncio.create_task(use())
    await asyncio.sleep(1)
    t.cancel()
    print(await asyncio.gather(t, return_exceptions=True), asyncio.get_running_loop().time())

asyncio.run(main())
