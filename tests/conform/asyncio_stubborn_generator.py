# A generator that cannot be closed at the end, while the program fails: both are told
import asyncio


async def stubborn():
    try:
        yield 1
    finally:
        yield 2


async def main():
    generator = stubborn()
    await anext(generator)
    try:
        await generator.aclose()
    except RuntimeError as error:
        print(error)
    raise KeyError('x')

asyncio.run(main())
