# asyncio's own modules are attributes of it, and names that one may have meant
import asyncio
import logging
import sys

print(asyncio.exceptions.CancelledError is asyncio.CancelledError)
print(asyncio.queues.Queue is asyncio.Queue, asyncio.locks.Lock is asyncio.Lock)
print(asyncio.tasks.__name__, "locks" in dir(asyncio), hasattr(asyncio, "nothing"))
print(asyncio.log.logger is logging.getLogger("asyncio"))
for name in ("locked", "task", "exception", "sleeep", "nme", "limit"):
    try:
        getattr(asyncio, name)
    except AttributeError as e:
        sys.excepthook(type(e), e, None)
