# timedelta and date arithmetic, comparison, total_seconds, division
from datetime import datetime, date, timedelta, timezone

a, b = datetime(2024, 1, 31, 23, 59, 58), datetime(2024, 3, 1)
print(b - a, (b - a).days, (b - a).seconds, (b - a).total_seconds(), a - b)
print(a + timedelta(days=30), a - timedelta(weeks=1, hours=5), timedelta(minutes=1) + a, a < b, a == datetime(2024, 1, 31, 23, 59, 58), max(a, b))
print(date(2024, 12, 31) + timedelta(1), date(2024, 3, 1) - date(2023, 3, 1), (date(2024, 12, 25) - date(2024, 1, 1)).days)
for t in (timedelta(), timedelta(1), timedelta(days=-1), timedelta(hours=25, minutes=61), timedelta(seconds=1.5), timedelta(milliseconds=1500),
          timedelta(microseconds=1), timedelta(days=2, seconds=-1), timedelta(weeks=2)):
    print(t, repr(t), t.days, t.seconds, t.microseconds, bool(t))
h = timedelta(hours=1)
print(h * 3, 3 * h, h / 2, h / timedelta(minutes=20), h // timedelta(minutes=25), h % timedelta(minutes=25), divmod(h, timedelta(minutes=25)), -h, abs(-h), h // 7, h * 1.5)
print(sum([h, h, h], timedelta()), sorted([h, -h, 2 * h]), h > timedelta(minutes=59), timedelta.max.days, timedelta.resolution)
tz = timezone(timedelta(hours=5, minutes=30), "IST")
z = datetime(2024, 5, 5, 12, tzinfo=tz)
print(z, z.utcoffset(), z.tzname(), z.astimezone(timezone.utc), z.isoformat(), z == z.astimezone(timezone.utc), z.strftime("%z %Z"))
for bad in (lambda: a - z, lambda: a < z, lambda: h + 1, lambda: date.max + h * 24, lambda: h / 0):
    try:
        print(bad())
    except (TypeError, OverflowError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
print({date(2024, 1, 1): "new year"}[date(2024, 1, 1)], hash(h) == hash(timedelta(minutes=60)), date.min, datetime.max, a.timestamp() if a.tzinfo else "", z.timestamp())
print(datetime.combine(date(2024, 1, 2), datetime.min.time()), datetime.fromtimestamp(86400, timezone.utc), date(2024, 2, 29).replace(day=1))
