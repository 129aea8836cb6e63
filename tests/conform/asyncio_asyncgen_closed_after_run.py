# An async generator whose last reference goes while its loop does not run is
# closed by the next task of that loop.
import asyncio


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        await asyncio.sleep(0.1)
        print("closed")


async def walks():
    source = numbers()
    print(await anext(source))
    await asyncio.sleep(5)


async def main():
    asyncio.create_task(walks())
    await asyncio.sleep(0.2)


asyncio.run(main())


async def relay():
    try:
        async for n in numbers():
            yield n
    finally:
        print("relay ends")
        await asyncio.sleep(0.1)
        print("never printed")


async def cancelled_close():
    first = asyncio.create_task(relay().__anext__())
    await asyncio.wait([first])
    print(first.result())


asyncio.run(cancelled_close())
