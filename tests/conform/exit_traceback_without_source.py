# What fails while the interpreter ends is told without lines of source, and
# what asyncio still logs without the marks of a subscript or an operator.
import asyncio


async def stays(box):
    try:
        await asyncio.sleep(1)
    finally:
        print(asyncio.get_running_loop())


async def fails(items):
    print(len(items), items[0])


async def main():
    global left, failed
    left = asyncio.create_task(stays([]))
    failed = asyncio.create_task(fails([]))
    await asyncio.sleep(0.1)


class Noisy:
    def __del__(self):
        print(1 + [][0])


noisy = Noisy()
loop = asyncio.new_event_loop()
loop.run_until_complete(main())
