# Dates convert each argument before they look for what is wrong with the next
from datetime import date, datetime, time, timedelta, timezone

day, noon = date(2020, 2, 29), datetime(2020, 2, 29, 12)
for make in (lambda: day.replace((1,), year=True),
             lambda: day.replace(1, foo=2),
             lambda: day.replace(1, 2, 3, foo=2),
             lambda: noon.replace(2000, [], timespec=1),
             lambda: noon.replace(1, 2, 3, 4, 5, 6, 7, None, 0),
             lambda: noon.replace(1, 2, 3, 4, 5, 6, 'x', None, 0),
             lambda: time(1).replace(2**40, tz=True),
             lambda: date.fromisocalendar(2**40, foo=1),
             lambda: date.fromisocalendar(1, 'x'),
             lambda: datetime.combine(3, tzinfo=1, name=2),
             lambda: datetime.combine(timedelta(1), 3),
             lambda: timezone(time(1), sep=5),
             lambda: timezone(timedelta(1), 5, 6),
             lambda: noon.isoformat(5, foo=1),
             lambda: timezone.utc.utcoffset(timedelta(1)),
             lambda: timezone.utc.fromutc(3),
             lambda: datetime.fromtimestamp(3, day)):
    try:
        print(make())
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
