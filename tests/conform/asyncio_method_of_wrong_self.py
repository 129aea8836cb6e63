# A method that asyncio has in Python, called through its class with something
# else for its self, looks at its other arguments first.
import asyncio

for call in (lambda: asyncio.Queue.put_nowait((1, 2)),
             lambda: asyncio.Queue.put_nowait(1, 2, 3),
             lambda: asyncio.Queue.put_nowait(1, thing=2),
             lambda: asyncio.Queue.put_nowait()):
    try:
        call()
    except TypeError as e:
        print(e)
