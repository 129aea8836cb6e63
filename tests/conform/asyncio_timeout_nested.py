# Nested timeouts: the one that expired turns the cancel into TimeoutError
import asyncio

async def main():
    try:
        async with asyncio.timeout(1) as outer:
            try:
                async with asyncio.timeout(5) as inner:
                    await asyncio.sleep(10)
            except TimeoutError:
                print("inner")
            finally:
                print("inner expired:", inner.expired())
    except TimeoutError:
        print("outer", outer.expired())
    async with asyncio.timeout(5) as outer:
        try:
            async with asyncio.timeout(1) as inner:
                await asyncio.sleep(10)
        except TimeoutError:
            print("inner this time")
        await asyncio.sleep(1)
    print(outer.expired(), inner.expired(), asyncio.current_task().cancelling())

asyncio.run(main())
