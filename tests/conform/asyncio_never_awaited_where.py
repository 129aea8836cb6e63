# A coroutine that an expression held when it failed is dropped, and said to be
# never awaited, on the line that failed; one that a call refused as well.
import asyncio


async def job(n):
    return n


async def main():
    try:
        await asyncio.gather(job(1), missing(2))
    except NameError as error:
        print(error)
    try:
        job(3)['x']
    except TypeError as error:
        print(error)
    try:
        await asyncio.gather(job(4), nope=True)
    except TypeError as error:
        print(error)


try:
    asyncio.run(main(), name='main')
except TypeError as error:
    print(error)
asyncio.run(main())
asyncio.run(asyncio.gather)
