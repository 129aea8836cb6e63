# A cancellation that comes into an await in an except or finally block: its
# traceback has no entry of the coroutine that was awaited there, unless that
# coroutine had a handler itself.
import asyncio
import traceback


class Door:
    async def __aenter__(self):
        await asyncio.sleep(0)
    async def __aexit__(self, kind, error, tb):
        await asyncio.sleep(1)


async def work(fail):
    async with Door():
        if fail:
            raise ValueError


async def inner():
    await asyncio.sleep(1)


async def plain():
    try:
        raise ValueError
    except ValueError:
        await inner()


async def middle():
    await inner()


async def deep():
    try:
        raise ValueError
    except ValueError:
        await middle()


async def catches():
    try:
        await inner()
    finally:
        pass


async def caught():
    try:
        raise ValueError
    except ValueError:
        await catches()


async def fin():
    try:
        raise ValueError
    finally:
        await inner()


async def main(f):
    t = asyncio.create_task(f)
    asyncio.get_running_loop().call_later(0.5, t.cancel)
    try:
        await t
    except BaseException as e:
        print([(f.name, f.lineno)
               for f in traceback.extract_tb(e.__traceback__)
               if f.name != "sleep"])


for f in work(1), work(0), plain(), deep(), caught(), fin():
    asyncio.run(main(f))
