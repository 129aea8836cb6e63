# asend, athrow and aclose
import asyncio

async def gen():
    got = None
    try:
        while True:
            try:
                got = yield got
                print("received", got)
                await asyncio.sleep(0)
            except ValueError as e:
                print("inside:", e)
                got = "recovered"
    finally:
        await asyncio.sleep(0)
        print("closed")

async def main():
    g = gen()
    print(await g.asend(None))
    print(await g.asend(1))
    print(await g.athrow(ValueError("thrown")))
    print(await g.asend("two"))
    await g.aclose()
    try:
        await g.asend(3)
    except StopAsyncIteration:
        print("stopped")
    h = gen()
    try:
        await h.asend("early")
    except TypeError as e:
        print(e)

asyncio.run(main())
