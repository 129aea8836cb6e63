# time: the clocks, struct_time, strftime, gmtime, sleep's refusals
import time

t0 = time.time(); time.sleep(1.5); print(time.time() - t0, time.monotonic(), time.perf_counter(), time.time_ns(), time.perf_counter_ns())
g = time.gmtime(0); print(g, g.tm_year, g[3], len(g), time.gmtime(1e9).tm_mday, tuple(time.gmtime(86399))[:6])
print(time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(1700000000)), time.strftime("%A %d %B %j %U", time.gmtime(0)), time.asctime(time.gmtime(0)), time.ctime(3600))
print(time.strptime("2024-05-06", "%Y-%m-%d")[:3])
for bad in (lambda: time.sleep(-1), lambda: time.sleep("1"), lambda: time.sleep(None), lambda: time.strftime(5)):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
start = time.perf_counter()
for i in range(3):
    time.sleep(0.25)
print(f"took {time.perf_counter() - start:.2f} s", time.process_time() >= 0)
