# In debug mode the default exception handler says where the handle that runs was made
import asyncio


def told(loop, what):
    loop.call_exception_handler({"message": what})


async def main():
    loop = asyncio.get_running_loop()
    told(loop, "in the first step")
    await asyncio.sleep(0)
    told(loop, "in the second")
    loop.call_soon(told, loop, "in a callback")
    loop.call_later(1, told, loop, "in a timer")
    await asyncio.sleep(2)
    loop.set_debug(False)
    await asyncio.sleep(0)
    told(loop, "when debug mode is over")

asyncio.run(main(), debug=True)
