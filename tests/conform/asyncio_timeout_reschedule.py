# Timeout objects: when, reschedule, expired, no deadline, deadline in the past
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(1) as cm:
        print(cm.when(), cm.expired())
        cm.reschedule(cm.when() + 2)
        await asyncio.sleep(2)
        print("slept 2 of", cm.when())
    print(cm.expired(), cm.when(), loop.time())
    async with asyncio.timeout(None) as cm:
        print(cm.when())
        await asyncio.sleep(1)
    print(cm.expired())
    try:
        async with asyncio.timeout(None) as cm:
            cm.reschedule(loop.time() + 0.5)
            await asyncio.sleep(10)
    except TimeoutError as e:
        print("late", repr(e), cm.expired(), loop.time())
    try:
        async with asyncio.timeout_at(loop.time() - 1):
            print("inside, past the deadline")
            await asyncio.sleep(0)
            print("not reached")
    except TimeoutError:
        print("at once", loop.time())
    async with asyncio.timeout(-1) as cm:
        print("no await inside: the body runs through")
    print(cm.expired())
    try:
        async with asyncio.timeout(0):
            await asyncio.sleep(1)
    except asyncio.TimeoutError:
        print("zero", loop.time())
    cm = asyncio.timeout(3)
    print(cm)
    try:
        cm.reschedule(5)
    except (RuntimeError, AssertionError) as e:
        print(type(e).__name__, e)
    async with cm:
        print(cm)
    print(cm)
    try:
        cm.reschedule(5)
    except RuntimeError as e:
        print(e)
    try:
        async with cm:
            pass
    except (RuntimeError, AssertionError) as e:
        print(type(e).__name__, e)

asyncio.run(main())
