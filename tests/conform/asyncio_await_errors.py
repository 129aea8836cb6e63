# The messages of wrong awaits and wrong context managers
import asyncio

class Plain:
    pass

class BadAwait:
    def __await__(self):
        return [1]

class BadIter:
    def __aiter__(self):
        return self

class NoAiterResult:
    def __aiter__(self):
        return 5

async def main():
    async def try_await(x):
        await x
    for x in (None, 5, [1], Plain(), print, main, BadAwait(), (i for i in "a")):
        try:
            await try_await(x)
        except TypeError as e:
            print(e)
    async def loop_over(x):
        async for i in x:
            pass
    for x in ([1], range(3), BadIter(), NoAiterResult(), 5):
        try:
            await loop_over(x)
        except TypeError as e:
            print(e)
    async def enter(x):
        async with x:
            pass
    for x in (Plain(), open, [1], None):
        try:
            await enter(x)
        except TypeError as e:
            print(e)
    def sync_loop(x):
        for i in x:
            pass
    async def agen():
        yield 1
    for x in (agen(), main):
        try:
            sync_loop(x)
        except TypeError as e:
            print(e)
    try:
        with agen():
            pass
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)

asyncio.run(main())
