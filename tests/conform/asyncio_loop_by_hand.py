# new_event_loop, run_until_complete, run_forever and stop
import asyncio

async def f(x):
    await asyncio.sleep(1)
    return x

loop = asyncio.new_event_loop()
print(loop.run_until_complete(f(1)), loop.time())
print(loop.run_until_complete(asyncio.gather(f(2), f(3))) if False else "-")
t = loop.create_task(f(4))
print(loop.run_until_complete(t), t.done())
loop.call_later(2, loop.stop)
loop.call_soon(print, "in forever")
loop.run_forever()
print("stopped", loop.time(), loop.is_closed())
loop.close()
print(loop.is_closed())
try:
    loop.call_soon(print)
except RuntimeError as e:
    print(e)
