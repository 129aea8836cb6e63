# The StopAsyncIteration of a generator that is at its end has what is being
# handled as its context; a StopIteration hasn't.
import asyncio


async def two():
    yield 1


async def reads(agen):
    await agen.__anext__()
    await agen.__anext__()


def tell(what, *args):
    try:
        print('gave', what(*args))
    except BaseException as e:
        print(repr(e), 'after', repr(e.__context__))


def gen():
    yield 1



async def main():
    agen = two()
    task = asyncio.create_task(late(agen))
    await asyncio.sleep(0)
    raise KeyError('main')


async def late(agen):
    await agen.__anext__()
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print('cancelled')
    await agen.__anext__()


try:
    raise KeyError('k')
except KeyError:
    tell(reads(two()).send, None)
    agen = two()
    tell(agen.__anext__().send, None)
    tell(agen.__anext__().send, None)
    tell(agen.__anext__().send, None)
    tell(agen.athrow(ValueError).send, None)
    tell(agen.aclose().send, None)
    g = gen()
    tell(next, g)
    tell(next, g)
    tell(next, iter([]))

asyncio.run(main())
