# An executor job fails and nobody awaits it
import asyncio
import time

def fail():
    time.sleep(0.1)
    raise ValueError("lost")

async def main():
    loop = asyncio.get_running_loop()
    loop.run_in_executor(None, fail)
    await asyncio.sleep(0.3)
    print("main goes on")

asyncio.run(main())
print("end")
