# What is raised while the loop shuts down has the error of main() as its context
import asyncio


async def stubborn():
    try:
        yield 1
    finally:
        yield 2


async def main():
    s = stubborn()
    await anext(s)
    try:
        await s.aclose()
    except RuntimeError as e:
        print(e)
    raise KeyError("main")


try:
    asyncio.run(main())
except KeyError as e:
    print(repr(e))
