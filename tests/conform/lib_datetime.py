# datetime arithmetic and texts, without asking for the time.
from datetime import datetime, date, timedelta, timezone
d = datetime(2024, 2, 28, 23, 59, 58, 123456)
print(d, repr(d), d + timedelta(seconds=2), d.isoformat(), d.strftime("%Y/%m/%d %H:%M:%S.%f %a %b %j"), d.date(), d.time(), d.weekday())
print(timedelta(days=1, hours=2), repr(timedelta(seconds=90)), timedelta(hours=1) / 3, timedelta(minutes=5).total_seconds(), -timedelta(seconds=1))
print(date(2024, 3, 1) - date(2024, 2, 1), date(2024, 1, 31) + timedelta(1), date(2023, 5, 1).toordinal(), date(2024, 1, 1) < date(2024, 1, 2))
print(datetime.fromisoformat("2024-01-02T03:04:05+02:00"), datetime(1970, 1, 1, tzinfo=timezone.utc).timestamp(), datetime.strptime("2024-05-06 07:08", "%Y-%m-%d %H:%M"))
for f in (lambda: date(2023, 2, 29), lambda: datetime(2024, 13, 1), lambda: datetime.fromisoformat("x")):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
