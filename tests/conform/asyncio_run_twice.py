# Each asyncio.run has a loop of its own; time and task numbers go on
import asyncio

async def main(n):
    loop = asyncio.get_running_loop()
    await asyncio.sleep(n)
    print(asyncio.current_task().get_name(), loop.time(), loop.is_running())
    return loop

a = asyncio.run(main(1))
b = asyncio.run(main(2))
print(a is b, a.is_closed(), b.is_closed(), a.is_running())
