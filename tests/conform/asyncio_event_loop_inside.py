# get_event_loop inside a coroutine, is_running, the loop's debug flag
import asyncio

async def main():
    loop = asyncio.get_event_loop()
    print(loop is asyncio.get_running_loop(), loop.is_running(), loop.is_closed(), loop.get_debug())
    try:
        loop.run_until_complete(asyncio.sleep(0))
    except RuntimeError as e:
        print(e)
    print(asyncio.current_task().get_coro().__name__, asyncio.current_task().done())

asyncio.run(main())
try:
    asyncio.current_task()
except RuntimeError as e:
    print(e)
