# async with in a plain function
import asyncio
def f():
    async with asyncio.timeout(1):
        pass
