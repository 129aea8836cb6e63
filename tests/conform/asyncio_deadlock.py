# Nobody will ever put: the loop has nothing to do; exit status 5
# stderr: any
import asyncio

async def main():
    q = asyncio.Queue()
    print("waiting")
    await q.get()
    print("never")

asyncio.run(main())
