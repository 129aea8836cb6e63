# Closing a loop over a pending task: the complaint when the task goes
import asyncio

async def forever():
    await asyncio.sleep(100)

loop = asyncio.new_event_loop()
t = loop.create_task(forever(), name="orphan")
loop.call_later(1, loop.stop)
loop.run_forever()
loop.close()
print("closed", t.done())
del t
print("end")
