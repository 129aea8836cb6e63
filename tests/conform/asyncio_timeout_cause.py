# A timeout's TimeoutError has the CancelledError as its cause; other errors pass
import asyncio

async def slow():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError as e:
        print("slow sees", repr(e), asyncio.current_task().cancelling())
        raise

async def main():
    try:
        async with asyncio.timeout(1):
            await slow()
    except TimeoutError as e:
        print(repr(e), repr(e.__cause__), asyncio.current_task().cancelling())
    try:
        async with asyncio.timeout(1):
            raise KeyError("inside")
    except KeyError as e:
        print(repr(e))
    try:
        async with asyncio.timeout(1):
            try:
                await slow()
            except asyncio.CancelledError:
                raise ValueError("turned into another error")
    except ValueError as e:
        print(repr(e), repr(e.__context__), asyncio.current_task().cancelling())
    try:
        await asyncio.wait_for(slow(), 1)
    except asyncio.TimeoutError as e:
        print(repr(e), repr(e.__cause__))

asyncio.run(main())
