# asyncio.run cancels what is left when main returns, and waits for it
import asyncio

async def background(n):
    try:
        while True:
            print("tick", n)
            await asyncio.sleep(n)
    except asyncio.CancelledError:
        print("stopping", n)
        await asyncio.sleep(1)
        print("stopped", n)
        raise

async def main():
    t = asyncio.create_task(background(1))
    await asyncio.sleep(2.5)
    print("main returns")
    return "value"

print(asyncio.run(main()))
