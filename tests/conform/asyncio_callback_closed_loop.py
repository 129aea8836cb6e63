# A done future queues its callback at once, which a closed loop refuses
import asyncio
loop = asyncio.new_event_loop()
f = loop.create_future()
f.set_result(1)
g = loop.create_future()
async def w(): pass
t = loop.create_task(w()); loop.run_until_complete(t)
loop.close()
for x in (f, t):
    try: print(x.add_done_callback(print))
    except RuntimeError as e: print(e)
