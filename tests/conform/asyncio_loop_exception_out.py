# An exception of run_until_complete leaves the loop usable
import asyncio

async def fail():
    await asyncio.sleep(1)
    raise ValueError("no")

async def fine():
    return "fine"

loop = asyncio.new_event_loop()
try:
    loop.run_until_complete(fail())
except ValueError as e:
    print("caught", e)
print(loop.run_until_complete(fine()))
task = loop.create_task(fine(), name="made outside")
print(task.done(), task.get_name())
print(loop.run_until_complete(task))
def leave():
    raise SystemExit("from a callback")
loop.call_soon(leave)
try:
    loop.run_forever()
except SystemExit as e:
    print("exit", e)
print(loop.is_running())
loop.run_until_complete(loop.shutdown_default_executor())
loop.close()
