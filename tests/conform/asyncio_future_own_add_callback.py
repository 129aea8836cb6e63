# A task asks a future of a program's own class by its method to be woken, which
# may do more than add a callback, or fail.
import asyncio


class Told(asyncio.Future):
    def add_done_callback(self, fn, *, context=None):
        print("added", fn.__qualname__, context is not None)
        super().add_done_callback(fn, context=context)


class Twice(asyncio.Future):
    def add_done_callback(self, fn, *, context=None):
        super().add_done_callback(lambda f: print("first", f is self))
        super().add_done_callback(fn, context=context)
        print(super().remove_done_callback(fn))
        super().add_done_callback(fn)


class Broken(asyncio.Future):
    def add_done_callback(self, fn, *, context=None):
        raise ValueError("broken")


class Plain(asyncio.Future):
    pass


def tell(loop, context):
    print(context["message"].split("<")[0], repr(context.get("exception")))


async def waits(f):
    try:
        print(await f)
    except KeyError as e:
        print(repr(e))


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(tell)
    for kind in Told, Twice, Broken, Plain:
        f = kind(loop=loop)
        loop.call_later(1, f.set_result, kind.__name__)
        task = asyncio.create_task(waits(f))
        await asyncio.sleep(0)
        print(f, task)
        await asyncio.wait([task], timeout=2)
    for end in Told.cancel, lambda f: f.set_exception(KeyError("set")):
        f = Told(loop=loop)
        task = asyncio.create_task(waits(f))
        await asyncio.sleep(0)
        end(f)
        await asyncio.wait([task])
        print(task.cancelled())


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
