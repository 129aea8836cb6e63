# What an error out of a gather has as its context when asyncio.run ends in another
import asyncio


async def kid():
    await asyncio.sleep(1)


async def numbers():
    yield 1


class Own(asyncio.Future):
    pass


def chain(e):
    kinds = []
    while e:
        kinds.append(type(e).__name__)
        e = e.__context__
    return kinds


def failed(future):
    future.set_exception(KeyError("set"))
    return future


async def main(what):
    try:
        await what()
    except BaseException as e:
        print(chain(e))


async def outer(what):
    task = asyncio.create_task(main(what))
    await asyncio.sleep(0)
    raise NameError


def run(what):
    try:
        asyncio.run(outer(what))
    except NameError:
        print("--")


run(lambda: asyncio.gather(kid()))
run(lambda: asyncio.gather(numbers().__anext__()))
run(lambda: asyncio.ensure_future(kid()))
run(lambda: asyncio.sleep(1))


async def late(future):
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        failed(future)


async def waits(future):
    asyncio.create_task(late(future))
    await asyncio.shield(future)


run(lambda: waits(Own()))
run(lambda: waits(asyncio.Future()))
