# What stands in the place of a loop: who looks at it, and who does not.
import asyncio
async def main():
    print(asyncio.current_task(5), asyncio.all_tasks("x"))
    loop = asyncio.new_event_loop()
    print(asyncio.current_task(loop), asyncio.all_tasks(loop))
    loop.close()
    for wrong in (lambda: asyncio.Future(5), lambda: asyncio.Future(1, 2)):
        try: wrong()
        except TypeError as e: print(e)
asyncio.run(main())
try: asyncio.current_task()
except RuntimeError as e: print(e)
print(asyncio.current_task(3))
try: asyncio.Future(loop=5)
except AttributeError as e: print(e)
