# Threads append to one list; which lines come first is a matter of time alone
import threading
import time

log = []

def work(name, times):
    for t in times:
        time.sleep(t)
        log.append(f"{name}@{time.perf_counter():.2f}")

threads = [threading.Thread(target=work, args=a)
           for a in (("a", [0.1, 0.4]), ("b", [0.2, 0.05]), ("c", [0.45]))]
for t in threads:
    t.start()
while any(t.is_alive() for t in threads):
    time.sleep(0.16)
    print(len(log), "entries")
print(log)
