# asyncio.run in a thread fails: the traceback is the thread's, main goes on
import asyncio
import threading

async def fail():
    await asyncio.sleep(0.1)
    raise ValueError("in the thread's loop")

t = threading.Thread(target=lambda: asyncio.run(fail()), name="looper")
t.start()
t.join()
print("main goes on")
