# Timeouts that are moved, nested, entered twice or come too late.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(None) as cm:
        print(cm.when(), cm.expired(), cm)
        cm.reschedule(loop.time() + 5)
        print(cm.when(), cm)
        await asyncio.sleep(1)
    print(cm.expired(), cm)
    try:
        cm.reschedule(10)
    except RuntimeError as e:
        print(e)
    try:
        async with asyncio.timeout(1) as outer:
            try:
                async with asyncio.timeout(5) as inner:
                    await asyncio.sleep(10)
            except TimeoutError:
                print("inner?")
            finally:
                print(outer.expired(), inner.expired(), outer, inner)
    except TimeoutError as e:
        print("outer", loop.time(), repr(e.__cause__), outer.expired())
    try:
        async with asyncio.timeout_at(loop.time() - 1):
            print("body runs")
            await asyncio.sleep(0)
            print("still?")
            await asyncio.sleep(0)
            print("no more")
    except TimeoutError:
        print("late")
    try:
        async with asyncio.timeout(1):
            try:
                await asyncio.sleep(2)
            except asyncio.CancelledError:
                raise ValueError("changed")
    except ValueError as e:
        print(repr(e), repr(e.__context__))
    cm = asyncio.timeout(3)
    async with cm:
        pass
    try:
        async with cm:
            pass
    except RuntimeError as e:
        print(e)
    t = asyncio.timeout(1)
    try:
        t.reschedule(3)
    except RuntimeError as e:
        print(e)
    print(repr(t), t.when())
    async with asyncio.timeout(2):
        async with asyncio.timeout(1):
            await asyncio.sleep(3)

asyncio.run(main())
