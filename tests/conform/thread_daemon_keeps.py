# A daemon thread that is still blocked at the end keeps for ever what its
# frames hold, and the task that it waits for
import asyncio
import threading
import time


class Told:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


def work(argument):
    mine = Told("local")
    gate.wait()
    print("never", mine, argument)


def wait_for_the_loop():
    for _ in range(2):
        time.sleep(0)
    asyncio.run_coroutine_threadsafe(asyncio.sleep(1), loop).result()
    print("never")


async def main():
    global loop
    loop = asyncio.get_running_loop()
    threading.Thread(target=wait_for_the_loop, daemon=True).start()
    return "ok"


gate = threading.Event()
threading.Thread(target=work, args=(Told("argument"),), daemon=True).start()
print(asyncio.run(main()))
