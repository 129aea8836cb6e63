# Many threads, each with a loop of its own, that emit at the same time as a
# signal handler and finalizers do: nothing is lost or torn, nobody waits.
import asyncio
import gc
import signal
import threading

working = True
WORKERS, ROUNDS = 6, 200


class Ring:
    def __init__(self):
        self.me = self

    def __del__(self):
        print("", end="")


def on_alarm(number, frame):
    asyncio.new_event_loop().close()
    if working:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0.002)


async def turn(queue):
    for i in range(ROUNDS):
        queue.put_nowait(i)
        Ring()
        await asyncio.sleep(0)
        queue.get_nowait()


async def turns():
    queue = asyncio.Queue()
    await asyncio.gather(turn(queue), turn(queue))


def work():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(turns())
    loop.close()


gc.set_threshold(50)
signal.signal(signal.SIGVTALRM, on_alarm)
signal.setitimer(signal.ITIMER_VIRTUAL, 0.002)
threads = [threading.Thread(target=work) for _ in range(WORKERS)]
for thread in threads:
    thread.start()
work()
for thread in threads:
    thread.join()
working = False
signal.setitimer(signal.ITIMER_VIRTUAL, 0)
print("done")
