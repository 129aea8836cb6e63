# The frames of an error are also those of asyncio's own coroutines, and of those
# only that are functions of Python there.
import asyncio


class Odd:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return self.value


class Breaks:
    def __iter__(self):
        return self

    def __next__(self):
        raise KeyError("next")


async def naps():
    await asyncio.sleep([1])


async def numbers():
    yield 1


def show(task):
    names, tb = [], task.exception().__traceback__
    while tb:
        names.append(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    print(repr(task.exception()), names,
          [f.f_code.co_name for f in task.get_stack()])


async def main():
    over = numbers()
    await anext(over)
    for awaitable in (asyncio.sleep([1, 2]), naps(), over.__anext__(),
                      asyncio.wait_for(naps(), 1), asyncio.wait([]),
                      asyncio.Condition().wait(), Odd(3), Odd(Breaks())):
        task = asyncio.ensure_future(awaitable)
        await asyncio.wait([task])
        show(task)


asyncio.run(main())
