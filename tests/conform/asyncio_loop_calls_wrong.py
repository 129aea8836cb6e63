# The loop's own methods called wrongly: swapped, missing and surplus arguments
import asyncio

loop = asyncio.new_event_loop()
for call in (lambda: loop.call_later(print, 1), lambda: loop.call_later("1", print),
             lambda: loop.call_later(1), lambda: loop.call_soon(),
             lambda: loop.call_later(None, print), lambda: loop.call_at(1),
             lambda: loop.run_until_complete(), lambda: loop.create_task(),
             lambda: loop.stop(1), lambda: loop.run_forever(1),
             lambda: loop.call_soon(print, what=1), lambda: loop.is_running(1),
             lambda: loop.create_future(1),
             lambda: loop.time(1)):
    try:
        call()
    except TypeError as e:
        print(e)
print(loop.call_later.__qualname__, loop.call_soon.__name__)
loop.close()
