# Debug mode: asked for, and its complaint about a slow callback isn't due on a still clock
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    loop.set_debug(False)
    print(loop.get_debug())
    loop.set_debug(True)
    await asyncio.sleep(1)

asyncio.run(main(), debug=True)
asyncio.run(main())
