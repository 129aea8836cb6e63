# get_event_loop without a running loop, as old programs use it
# stderr: any
import asyncio

async def main():
    await asyncio.sleep(1)
    return asyncio.get_event_loop() is loop

loop = asyncio.get_event_loop()
print(type(loop).__name__ != "", loop.is_closed(), loop.is_running())
print(loop.run_until_complete(main()))
tasks = [loop.create_task(asyncio.sleep(n, n)) for n in (2, 1)]
print(loop.run_until_complete(asyncio.wait(tasks))[1])
print([t.result() for t in tasks])
loop.close()
print(loop.is_closed())
