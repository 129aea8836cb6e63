"""An error of another task that is thrown in at an await in an except block, or
in an __aexit__ on the way out, keeps the entries that it had."""
import asyncio
import traceback


async def worker():
    await asyncio.sleep(0)
    [][input]


class Pool:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        await asyncio.gather(self.worker)


async def leaves():
    async with Pool() as pool:
        pool.worker = asyncio.create_task(worker())
        raise KeyError("k")


async def waits():
    task = asyncio.create_task(worker())
    try:
        1 / 0
    except ZeroDivisionError:
        await task


async def inner():
    await asyncio.gather(worker())


async def gathers():
    try:
        1 / 0
    except ZeroDivisionError:
        await inner()


async def is_set():
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(future.set_exception, OSError("set"))
    try:
        1 / 0
    except ZeroDivisionError:
        await future


for f in leaves, waits, gathers, is_set:
    try:
        asyncio.run(f())
    except Exception as error:
        print(repr(error), repr(error.__context__),
              [(e.name, e.lineno)
               for e in traceback.extract_tb(error.__traceback__)
               if e.filename == __file__])
for method in (asyncio.Queue.get, asyncio.Queue.put_nowait, asyncio.Event.set,
               asyncio.Lock.acquire, asyncio.Future.result, list.append):
    try:
        method()
    except TypeError as error:
        print(error)
