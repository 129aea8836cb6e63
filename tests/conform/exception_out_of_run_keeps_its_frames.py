# An exception that comes out of run is in a cycle with its task: what its
# frames hold is there until the collector or the end.
import asyncio


async def never():
    pass


async def main():
    await asyncio.wait(never())


class Held:
    def __del__(self):
        print("gone")


async def hold():
    held = Held()
    raise ValueError(held is None)


def fail(future):
    raise KeyError("callback")


async def callbacks():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.add_done_callback(fail)
    future.set_exception(OSError("never retrieved"))
    await asyncio.sleep(0)


for start in main, hold:
    try:
        asyncio.run(start())
    except Exception as error:
        print(repr(error))
asyncio.run(callbacks())
print("last line")
