# return, break and continue in finally, in functions and coroutines.
import asyncio


def a():
    try:
        return "try"
    finally:
        return "finally"


def b():
    for i in range(3):
        try:
            continue
        finally:
            print("b", i)
    else:
        return "else"


def c():
    while True:
        try:
            1 / 0
        except ZeroDivisionError:
            break
        finally:
            print("c finally")
    return "c"


def d():
    try:
        raise KeyError("lost")
    finally:
        return "swallowed"


def e(x=[]):
    try:
        x.append(1)
        return x
    finally:
        x.append(2)


async def f():
    try:
        await asyncio.sleep(1)
        return "f"
    finally:
        await asyncio.sleep(1)
        print("f finally", asyncio.get_running_loop().time())


async def g():
    try:
        try:
            await asyncio.sleep(5)
        finally:
            raise RuntimeError("in finally")
    except RuntimeError as e:
        print("g", repr(e.__context__))
        raise ValueError("g out")


async def h():
    try:
        yield 1
        yield 2
    finally:
        print("h finally")


async def main():
    print(a(), b(), c(), d(), e(), e())
    print(await f())
    t = asyncio.create_task(g())
    await asyncio.sleep(0.1)
    t.cancel()
    try:
        await t
    except ValueError as e:
        ctx = e
        while ctx:
            print(" ", repr(ctx))
            ctx = ctx.__context__
    async for v in h():
        print(v)
    try:
        for x in iter(lambda: next(it), None):
            pass
    except NameError as e:
        print(e)
    t = asyncio.create_task(g())
    await asyncio.sleep(0.1)
    t.cancel("bye")
    await t

asyncio.run(main())
