# A loop driven by hand, its callbacks, their errors and its end.
import asyncio
import functools


def tick(loop, n, label="tick"):
    print(f"{loop.time():.1f} {label} {n}")
    if n:
        loop.call_later(1, functools.partial(tick, loop, n - 1, label=label + "!"))
    else:
        loop.stop()


def oops():
    return 1 / 0


def handler(loop, context):
    print("handler:", context["message"], repr(context.get("exception")), sorted(context))


async def background():
    try:
        while True:
            await asyncio.sleep(0.75)
            print("bg", asyncio.get_running_loop().time())
    except asyncio.CancelledError:
        print("bg cancelled")
        raise


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.call_soon(tick, loop, 2)
h = loop.call_later(1.5, print, "never")
loop.call_later(1.2, h.cancel)
loop.call_at(0.5, oops)
t = loop.create_task(background(), name="bg")
loop.run_forever()
print("stopped", loop.time(), h.cancelled(), h.when())
loop.set_exception_handler(handler)
loop.call_soon(oops)
loop.call_exception_handler({"message": "own", "extra": 1})
loop.run_until_complete(asyncio.sleep(1))
t.cancel()
try:
    loop.run_until_complete(t)
except asyncio.CancelledError as e:
    print("cancelled", repr(e))
fut = loop.create_future()
loop.call_later(1, fut.set_result, "fut")
print(loop.run_until_complete(fut), loop.is_running(), loop.get_debug())
fut = loop.create_future()
fut.add_done_callback(lambda f: print("cb", f.result()))
fut.set_result(3)
loop.run_until_complete(asyncio.sleep(0))
loop.call_soon(loop.stop)
loop.run_until_complete(loop.create_future())
