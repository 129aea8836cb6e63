# asyncio's functions and methods name the file that they come from in messages
import asyncio

for f in (asyncio.run, asyncio.sleep, asyncio.gather, asyncio.wait_for,
          asyncio.create_task, asyncio.timeout, asyncio.to_thread,
          asyncio.get_running_loop, asyncio.new_event_loop, asyncio.shield):
    try:
        f(*None)
    except TypeError as e:
        print(f.__module__, "|", e)

q = asyncio.Queue()
for method in (q.put, q.get_nowait, asyncio.Lock().acquire, asyncio.Event().set):
    try:
        method(*1)
    except TypeError as e:
        print(e)
    try:
        method.nope
    except AttributeError as e:
        print(e)
    try:
        method.nope = 1
    except AttributeError as e:
        print(e)
