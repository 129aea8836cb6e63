# The program ends behind its last line.
import asyncio
import threading
import time


async def forgotten():
    await asyncio.sleep(60)
    print("never")


async def main():
    # "that a task keeps the program alive. Only asyncio.run waits, and only for
    # the coroutine that it was given."
    global task
    task = asyncio.create_task(forgotten())
    await asyncio.sleep(0)


def late():
    time.sleep(1)
    assert not threading.main_thread().is_alive()
    print("holds")


def daemon():
    time.sleep(2)
    print("never")


asyncio.run(main())
assert task.cancelled()
# "When the module's last line is done, Python waits for the threads that are
# left, daemons apart, and ends with exit status 0."
threading.Thread(target=late).start()
threading.Thread(target=daemon, daemon=True).start()
# "An exception that nobody caught is printed with its traceback, and the exit
# status is 1; SystemExit brings a status of its own."
raise SystemExit(3)
