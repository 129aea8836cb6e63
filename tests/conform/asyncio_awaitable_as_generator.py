# What ensure_future makes of an awaitable that is no coroutine is a generator:
# nobody says of one that never ran that it was never awaited.
import asyncio


class Gentle:
    def __await__(self):
        yield from asyncio.sleep(0.1).__await__()
        return 'gentle'


class Bad:
    def __await__(self):
        yield 5


async def main():
    task = asyncio.ensure_future(Gentle())
    coro = task.get_coro()
    print(type(coro), coro.__name__, asyncio.iscoroutine(coro),
          hasattr(coro, 'cr_frame'), hasattr(coro, 'gi_frame'))
    print(await task)
    print(coro.gi_frame, coro.gi_running)
    try:
        await asyncio.ensure_future(Bad())
    except RuntimeError as e:
        print(str(e)[:18])

    async def waits():
        await asyncio.ensure_future(Gentle())

    asyncio.create_task(waits())


loop = asyncio.new_event_loop()
loop.set_exception_handler(lambda loop, context: print(context['message']))
loop.run_until_complete(main())
loop.run_until_complete(asyncio.sleep(0))
loop.close()
