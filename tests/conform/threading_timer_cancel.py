# Timer: one that fires, one that is cancelled in time, one too late
import threading
import time

def fire(*args, **kwargs):
    print(f"{time.monotonic():.1f}", args, kwargs)

timers = [threading.Timer(1, fire, ["a"]),
          threading.Timer(2, fire, kwargs={"b": 1}),
          threading.Timer(3, fire, [1, 2], {"c": 3})]
for t in timers:
    t.start()
    print(t.name, t.is_alive(), t.interval)
time.sleep(1.5)
timers[0].cancel()
timers[1].cancel()
for t in timers:
    t.join()
print(f"{time.monotonic():.1f}", [t.finished.is_set() for t in timers])
