# Barriers: the action, a timeout that breaks, reset and abort
import threading
import time

def now():
    return f"{time.monotonic():.2f}"

barrier = threading.Barrier(3, action=lambda: print(now(), "action"))

def visit(n):
    try:
        time.sleep(n)
        i = barrier.wait()
        print(now(), n, "through", i)
    except threading.BrokenBarrierError as e:
        print(now(), n, "broken", repr(e))

def run(delays, between=None):
    threads = [threading.Thread(target=visit, args=(n,)) for n in delays]
    for t in threads:
        t.start()
    if between:
        time.sleep(0.5)
        between()
    for t in threads:
        t.join()
    print(barrier.broken, barrier.n_waiting, barrier.parties)

run([0.3, 0.1, 0.2])
run([0.1, 0.2], barrier.abort)
barrier.reset()
run([0.1, 0.2], barrier.reset)
run([0.1, 0.2, 0.3])
barrier = threading.Barrier(2, timeout=1)
run([0])
