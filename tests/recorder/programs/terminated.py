# A signal kills it.
import asyncio
import os
import signal


async def main():
    print("before", flush=True)
    await asyncio.sleep(0.01)
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.sleep(5)


asyncio.run(main())
