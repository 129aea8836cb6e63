# Two locks in opposite order: nobody can go on; status 5
# stderr: any
import asyncio

async def take(x, y, name):
    async with x:
        print(name, "has one")
        await asyncio.sleep(1)
        async with y:
            print("never", name)

async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(take(a, b, "first"), take(b, a, "second"))

asyncio.run(main())
