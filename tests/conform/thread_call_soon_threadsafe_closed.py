# call_soon_threadsafe on a closed loop raises RuntimeError
import asyncio

async def main():
    return asyncio.get_running_loop()

loop = asyncio.run(main())
try:
    loop.call_soon_threadsafe(print, "never")
except RuntimeError as e:
    print("RuntimeError:", e)
