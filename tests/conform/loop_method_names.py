# The methods of a loop are those of the classes that define them.
import asyncio

loop = asyncio.new_event_loop()
for method in (loop.time, loop.call_soon, loop.close, loop.add_reader,
               loop.run_until_complete, loop.add_signal_handler):
    print(method.__qualname__, method.__name__)
print(repr(loop.time))
print(isinstance(loop, asyncio.AbstractEventLoop),
      isinstance(loop, asyncio.BaseEventLoop))
for call in (lambda: loop.run_until_complete(), lambda: loop.close(1),
             lambda: loop.call_later(1)):
    try:
        call()
    except TypeError as error:
        print(error)
loop.close()
