# datetime under the virtual clock: now, timedelta, strftime, parsing
import asyncio
import datetime as dt
import time
start = dt.datetime.now()
print(start, start.strftime("%H:%M:%S"), time.strftime("%X"), time.time(), time.strftime("%H:%M:%S"))
async def main():
    await asyncio.sleep(90.5)
    now = dt.datetime.now()
    print(now, now - start, (now - start).total_seconds(), time.strftime("%H:%M:%S"), time.perf_counter(), f"{now:%M:%S}")
asyncio.run(main())
time.sleep(3600)
print(dt.datetime.now().strftime("%Y-%m-%d %H:%M:%S"), time.monotonic(), time.ctime(), time.time_ns())
d = dt.timedelta(days=1, hours=2, minutes=3.5); print(d, d * 2, d / 2, -d, d.days, d.seconds, repr(d), d > dt.timedelta(hours=5), dt.timedelta(seconds=-1))
x = dt.date(2024, 2, 29); print(x, repr(x), x + dt.timedelta(1), x.weekday(), x.isoformat(), x.strftime("%a %d %B %y %j"), x < dt.date(2025, 1, 1), (dt.date(2024, 12, 25) - x).days, x.replace(year=2028))
print(dt.time(1, 2, 3), repr(dt.time(12)), dt.date.fromisoformat("2020-01-02"))
for f in (lambda: dt.date(2023, 2, 29), lambda: dt.time(25), lambda: x + 1):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(e)
