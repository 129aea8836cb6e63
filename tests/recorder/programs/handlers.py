# The loop's own handlers of signals, and a reader of a pipe.
import asyncio
import os
import signal


async def main():
    loop = asyncio.get_running_loop()
    got = asyncio.Event()
    loop.add_signal_handler(signal.SIGUSR1, got.set)
    os.kill(os.getpid(), signal.SIGUSR1)
    await got.wait()
    print("signal")
    reader, writer = os.pipe()
    arrived = asyncio.Event()
    loop.add_reader(reader, lambda: (print(os.read(reader, 9)), arrived.set()))
    loop.call_later(0.01, os.write, writer, b"bytes")
    await arrived.wait()
    loop.remove_reader(reader)


asyncio.run(main())
