# An async generator left in the middle is closed at the end
import asyncio

async def numbers():
    try:
        for i in range(10):
            yield i
            await asyncio.sleep(0)
    finally:
        print("numbers closed")

async def main():
    async for n in numbers():
        print(n)
        if n == 1:
            break
    print("after break")
    await asyncio.sleep(0)
    print("main ends")

asyncio.run(main())
print("after run")
