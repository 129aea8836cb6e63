# new_event_loop, run_until_complete, run_forever, stop, close and their refusals
import asyncio

async def val(n):
    await asyncio.sleep(n)
    return n

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(loop.is_running(), loop.is_closed(), asyncio.get_event_loop() is loop)
print(loop.run_until_complete(val(1)), loop.time())
f = loop.create_future()
loop.call_later(1, f.set_result, "future")
print(loop.run_until_complete(f))
loop.call_soon(print, "soon")
loop.call_soon(loop.stop)
loop.call_soon(print, "same pass")
loop.run_forever()
print("stopped")
f = loop.create_future()
loop.call_soon(loop.stop)
try:
    loop.run_until_complete(f)
except RuntimeError as e:
    print(e)
async def nested():
    c = val(0)
    try:
        loop.run_until_complete(c)
    except RuntimeError as e:
        print(e)
    c.close()
    try:
        loop.close()
    except RuntimeError as e:
        print(e)
loop.run_until_complete(nested())
loop.run_until_complete(loop.shutdown_asyncgens())
loop.close()
loop.close()
for act in (lambda: loop.call_soon(print), lambda: loop.run_forever(), lambda: loop.call_later(1, print)):
    try:
        act()
    except RuntimeError as e:
        print(e)
print(loop)
