# asyncio's functions are Python's functions, apart from a few that are built in.
import asyncio

for f in (asyncio.run, asyncio.sleep, asyncio.gather, asyncio.create_task,
          asyncio.wait_for, asyncio.current_task, asyncio.shield,
          asyncio.get_running_loop, asyncio.get_event_loop):
    print(type(f).__name__, f.__name__, repr(f).split(" at ")[0], callable(f))
print(asyncio.sleep == asyncio.sleep, asyncio.sleep in {asyncio.sleep})
try:
    asyncio.sleep + 1
except TypeError as error:
    print(error)
try:
    asyncio.run(asyncio.sleep)
except ValueError as error:
    print(str(error).split(" at ")[0])
