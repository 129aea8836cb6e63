# Ctrl-C, while the loop waits.
import asyncio
import os
import signal


async def main():
    asyncio.get_running_loop().call_later(
        0.01, os.kill, os.getpid(), signal.SIGINT)
    try:
        await asyncio.sleep(5)
    finally:
        print("cleaned up")


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("Ctrl-C")
os.kill(os.getpid(), signal.SIGINT)
print("never reached")
