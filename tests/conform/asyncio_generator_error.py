# Exceptions in and into async generators
import asyncio

async def gen():
    try:
        yield 1
        await asyncio.sleep(1)
        raise KeyError("from gen")
    finally:
        print("gen finally")

async def main():
    try:
        async for x in gen():
            print(x)
    except KeyError as e:
        print("caught", e)
    g = gen()
    async for x in g:
        break
    try:
        await g.athrow(ValueError("into"))
    except ValueError as e:
        print("back", e)
    print([x async for x in g])

    async def stops():
        yield 1
        raise StopAsyncIteration
    try:
        async for x in stops():
            print(x)
    except RuntimeError as e:
        print(e)

asyncio.run(main())
