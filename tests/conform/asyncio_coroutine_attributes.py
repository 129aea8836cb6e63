# Coroutine objects: state, frames, origin, reuse, errors when running
import asyncio
import inspect

async def work():
    await asyncio.sleep(1)
    return 1

async def main():
    c = work()
    print(inspect.getcoroutinestate(c), c.cr_running, c.cr_frame.f_lineno, c.cr_await)
    t = asyncio.create_task(c)
    await asyncio.sleep(0)
    print(inspect.getcoroutinestate(c), c.cr_frame.f_lineno, type(c.cr_await).__name__)
    await t
    print(inspect.getcoroutinestate(c), c.cr_frame)
    try:
        await c
    except RuntimeError as e:
        print(e)
    d = work()
    d.close()
    try:
        await d
    except RuntimeError as e:
        print(e)
    try:
        d.send(None)
    except RuntimeError as e:
        print(e)
    e = work()
    try:
        e.send(1)
    except TypeError as err:
        print(err)
    e.close()
    f = work()
    try:
        f.throw(ValueError("thrown before the start"))
    except ValueError as err:
        print(err)
    g = work()
    try:
        next(g)
    except TypeError as err:
        print(err)
    try:
        for x in g:
            pass
    except TypeError as err:
        print(err)
    g.close()
    print(work.__name__, asyncio.iscoroutinefunction(work), work.__code__.co_flags & inspect.CO_COROUTINE > 0)

asyncio.run(main())
