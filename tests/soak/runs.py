# One event loop after another, with contexts, names and handlers of their own.
import asyncio
import contextvars

number = contextvars.ContextVar("number", default=0)


async def child(n):
    number.set(n)
    asyncio.current_task().set_name("child %d" % n)
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    loop.call_later(0.1, done.set_result, n)
    done.add_done_callback(lambda f: number.get())
    return await done


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: context)
    loop.call_soon(lambda: 1 / 0)
    left = asyncio.create_task(child(99))
    await asyncio.gather(*(child(n) for n in range(5)))
    lost = loop.create_future()
    lost.set_exception(KeyError("nobody asks"))
    asyncio.create_task(asyncio.sleep(1000))


while True:
    asyncio.run(main())
    contextvars.copy_context().run(number.set, [number])
    loop = asyncio.new_event_loop()
    loop.run_until_complete(asyncio.sleep(1))
    loop.close()
