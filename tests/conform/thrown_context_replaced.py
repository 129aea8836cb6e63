# What is thrown into a generator or a coroutine that handles an exception gets
# that one as its context, in place of the context that it had.
import asyncio


def chain(e):
    words = []
    while e:
        words.append(repr(e))
        e = e.__context__
    print(' <- '.join(words))


def with_context(e, context):
    e.__context__ = context
    return e


def inner():
    try:
        yield 1
    except ValueError as e:
        chain(e)
        try:
            yield 2
        except ValueError as e:
            chain(e)
            raise


def outer():
    try:
        raise KeyError(1)
    except KeyError:
        yield from inner()


def throw_twice(g):
    next(g)
    g.throw(with_context(ValueError('a'), OSError('of a')))
    try:
        g.throw(with_context(ValueError('b'), OSError('of b')))
    except ValueError as e:
        chain(e)


async def fails():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        raise ValueError('v')


async def cleans_up():
    try:
        raise KeyError('k')
    finally:
        await fails()


async def cancelled(coro):
    task = asyncio.create_task(coro)
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except BaseException as e:
        chain(e)


async def waits():
    try:
        raise RuntimeError
    finally:
        await asyncio.sleep(0.3)


async def main():
    await cancelled(cleans_up())
    try:
        raise OSError('o')
    except OSError:
        await cancelled(cleans_up())
    asyncio.create_task(waits())
    await asyncio.wait_for(asyncio.Event().wait(), 0.2)


throw_twice(inner())
throw_twice(outer())
try:
    raise TypeError
except TypeError:
    throw_twice(outer())
asyncio.run(main())
