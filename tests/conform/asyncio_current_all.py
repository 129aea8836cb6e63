# current_task and all_tasks inside tasks, callbacks and without a loop
import asyncio

async def child():
    print("child is", asyncio.current_task().get_name())
    await asyncio.sleep(0)

def callback():
    print("in a callback:", asyncio.current_task())

async def main():
    asyncio.current_task().set_name("main task")
    t = [asyncio.create_task(child(), name=n) for n in "xy"]
    asyncio.get_running_loop().call_soon(callback)
    print(sorted(t.get_name() for t in asyncio.all_tasks()))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(sorted(t.get_name() for t in asyncio.all_tasks()))
    await child()

asyncio.run(main())
for f in (asyncio.current_task, asyncio.all_tasks, asyncio.get_running_loop):
    try:
        print(f())
    except RuntimeError as e:
        print(f.__name__, e)
c = child()
try:
    asyncio.create_task(c)
except RuntimeError as e:
    print(e)
c.close()
