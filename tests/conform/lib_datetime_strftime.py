# datetime: every strftime field, isoformat, strptime and its errors
from datetime import datetime, date, time, timedelta, timezone

d = datetime(2024, 2, 29, 13, 5, 9, 42)
for code in "aAbBcdfHIjmMpSUwWxXyYZzGuV%":
    print(code, repr(d.strftime("%" + code)))
print(d.strftime("%d.%m.%Y um %H:%M"), f"{d:%Y-%m-%d}", format(d, "%j"), f"{d}", str(d.date()), str(d.time()))
print(d.isoformat(), d.isoformat(" "), d.isoformat(timespec="minutes"), d.isoformat("T", "milliseconds"), d.date().isoformat())
print(repr(d), repr(d.date()), repr(d.time()), repr(timedelta(1, 2, 3)), repr(timezone.utc), repr(timezone(timedelta(hours=2))))
print(datetime.strptime("2024-02-29 13:05", "%Y-%m-%d %H:%M"), datetime.strptime("3 Mar 99", "%d %b %y"), datetime.strptime("12:30 PM", "%I:%M %p"))
for text, fmt in (("2023-02-29", "%Y-%m-%d"), ("2024", "%Y-%m"), ("x", "%d"), ("2024-01-01 tail", "%Y-%m-%d")):
    try:
        datetime.strptime(text, fmt)
    except ValueError as e:
        print(e)
print(datetime.fromisoformat("2024-02-29T13:05:09"), datetime.fromisoformat("2024-02-29"), date.fromisoformat("2024-12-31"), time.fromisoformat("04:05"))
for text in ("2024-13-01", "yesterday"):
    try:
        datetime.fromisoformat(text)
    except ValueError as e:
        print(e)
print(d.weekday(), d.isoweekday(), d.isocalendar(), d.timetuple().tm_yday, d.toordinal(), d.ctime())
print(d.replace(year=2025, day=1), d.replace(tzinfo=timezone.utc), d.astimezone(timezone.utc) if d.tzinfo else "naive")
for args in ((2024, 2, 30), (0, 1, 1), (2024, 13, 1), (2024, 1, 1, 24)):
    try:
        datetime(*args)
    except ValueError as e:
        print(e)
