# The coroutines in a list that gather() refuses go with its traceback
import asyncio

async def work(n):
    await asyncio.sleep(n)

async def main():
    await asyncio.gather([work(1), work(2)])

asyncio.run(main())
