# The virtual clock stands still while code runs and moves only by sleeping
import time
a = time.perf_counter(); n = sum(range(100000)); b = time.perf_counter()
print(a, b, n, b - a)
time.sleep(1.25); print(time.perf_counter(), time.monotonic(), time.time(), time.process_time())
for i in range(3): time.sleep(0.1); print(time.perf_counter(), f"{time.perf_counter():.2f}")
print(f"took {time.perf_counter() - a:0.2f} seconds", time.perf_counter_ns())
for bad in (-1, "x", None):
    try:
        time.sleep(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
print(time.gmtime(0)[:6], time.strftime("%Y-%m-%d", time.gmtime(86400 * 365)), time.localtime().tm_year)
