# A bare yield gives one pass; yielding something else is an error
import asyncio
import types

@types.coroutine
def one_pass(tag):
    print("before", tag)
    yield
    print("after", tag)

@types.coroutine
def wrong():
    yield 42

async def main():
    await asyncio.gather(a(1), a(2))
    try:
        await wrong()
    except RuntimeError as e:
        print(str(e).split("got:")[1].strip() if "got:" in str(e) else e)

async def a(n):
    await one_pass(n)

asyncio.run(main())
