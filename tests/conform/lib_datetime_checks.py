# datetime: arguments of the wrong kind or out of range, in the words of C code.
import datetime as d


def show(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: d.date(2024, 2, key=3))
show(lambda: d.date('2024', 2, 3))
show(lambda: d.date(2**31, 1, 1))
show(lambda: d.date(2**70, 1, 1))
show(lambda: d.date(True, True, True))
show(lambda: d.date.fromordinal())
show(lambda: d.date.fromordinal(0))
show(lambda: d.date.fromisocalendar(2020, 53, 7))
show(lambda: d.date.fromisocalendar(2024, 53, 1))
show(lambda: d.date.fromisocalendar(2024, 1, 9))
show(lambda: d.timedelta(nope=1))
show(lambda: d.timedelta(1, 2, 3, 4, 5, 6, 7, 8))
show(lambda: d.timedelta('1'))
show(lambda: d.timedelta(hours=None))
show(lambda: d.timedelta(float('nan')))
show(lambda: d.timedelta(10**9))
show(lambda: d.timedelta(1) / 0)
show(lambda: d.timedelta(1) // d.timedelta(0))
show(lambda: d.timedelta(1) % d.timedelta(0))
show(lambda: d.timezone(1))
show(lambda: d.timezone(d.timedelta(days=1)))
show(lambda: d.timezone(d.timedelta(0)) is d.timezone.utc)
show(lambda: str(d.timezone(d.timedelta(seconds=-90))))
show(lambda: d.timezone.utc.tzname(1))
show(lambda: d.datetime(2024, 1, 2).replace(1, 2, 3, 4, 5, 6, 7, 8, 9))
show(lambda: d.datetime(2024, 1, 2).replace(nope=1))
show(lambda: d.datetime(2024, 1, 2).isoformat('ab'))
show(lambda: d.datetime(2024, 1, 2).isoformat(timespec='x'))
show(lambda: d.datetime.combine(1, 2))
show(lambda: d.datetime.strptime(1, 2))
show(lambda: d.datetime.strptime('x'))
show(lambda: d.datetime.fromtimestamp('x'))
show(lambda: d.datetime.fromtimestamp(float('nan')))
show(lambda: d.datetime.fromtimestamp(10**12))
show(lambda: d.datetime.fromtimestamp(-1.25))
show(lambda: d.date(2024, 1, 1).strftime(1))
show(lambda: d.time(25))
show(lambda: d.time(1, fold=2))
show(lambda: d.time(1, 2, fold=1).replace(minute=5))
show(lambda: d.time(1) < 5)
show(lambda: d.date(2024, 1, 1) < d.datetime(2024, 1, 1))
show(lambda: d.date(2024, 1, 1) == d.datetime(2024, 1, 1))
show(lambda: setattr(d.date(2024, 1, 1), 'year', 3))
show(lambda: setattr(d.timedelta(1), 'days', 3))
show(lambda: setattr(d.date(2024, 1, 1), 'other', 3))
show(lambda: (d.date.year, d.timedelta.days))
show(lambda: d.tzinfo().utcoffset(None))
print(hash(d.date(2024, 1, 1)), hash(d.datetime(2024, 1, 1)), hash(d.time(3)),
      hash(d.timedelta(5, 6)), hash(d.time(3, tzinfo=d.timezone.utc)),
      hash(d.datetime(2024, 1, 1, tzinfo=d.timezone.utc)))
for text in ['2024-W05-3', '2024W053', '2024-W05', '20240102', '2024-W60-1',
             '2024-01-02T10', '2024-01-02T10:20', '2024-01-02T1:2', '202401',
             '2024-01-02 10:20:30.123', '2024-01-02T102030+0230', '2024-13-01',
             '2024-01-02T10:20:30-02:30', '2024-01-02T10:20Z', '',
             '2024-01-02T10:20:30+25:00', '2024-01-02T24:00']:
    show(lambda: d.datetime.fromisoformat(text))
    show(lambda: d.date.fromisoformat(text))
    show(lambda: d.time.fromisoformat(text[11:] or text))


class Day(d.date):
    pass


show(lambda: Day(2024, 1, 1) + d.timedelta(1))
