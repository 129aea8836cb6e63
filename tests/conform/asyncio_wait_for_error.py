# An exception of the awaited coroutine comes through wait_for unchanged
import asyncio

async def bad(n):
    await asyncio.sleep(n)
    raise LookupError("inside")

async def main():
    try:
        await asyncio.wait_for(bad(1), 2)
    except LookupError as e:
        print(repr(e), e.__context__)
    try:
        await asyncio.wait_for(bad(3), 2)
    except TimeoutError as e:
        print(repr(e), repr(e.__cause__), repr(e.__context__))

asyncio.run(main())
