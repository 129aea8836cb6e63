# Zones with a dst() of their own: compared, hashed, converted.
from datetime import datetime, time, timedelta, timezone, tzinfo

HOUR = timedelta(hours=1)


class Summer(tzinfo):
    def utcoffset(self, when):
        return HOUR

    def dst(self, when):
        return HOUR

    def tzname(self, when):
        return 'summer'


class Fickle(tzinfo):
    def __init__(self):
        self.offset = timedelta(minutes=22)

    def utcoffset(self, when):
        self.offset += timedelta(minutes=1)
        return self.offset


class Folded(tzinfo):
    def utcoffset(self, when):
        return HOUR * (1 + when.fold)

    def dst(self, when):
        return HOUR * 0 if when.year < 2020 else None

    def tzname(self, when):
        return 'folded'


zone = Summer()
noon = datetime(2024, 4, 26, 12, 1, tzinfo=zone)
print(zone.fromutc(noon), noon.astimezone(timezone.utc))
fickle = Fickle()
a, b = time(1, tzinfo=fickle), time(1, tzinfo=fickle)
print(a.utcoffset(), b.utcoffset(), a == b, a < b, fickle.offset)
zone = Folded()
once = datetime(2019, 5, 5, 2, tzinfo=zone)
print(hash(once) == hash(once.replace(fold=1)),
      once.utcoffset(), once.replace(fold=1).utcoffset())
try:
    datetime(2019, 12, 31, 23, 59, tzinfo=timezone.utc).astimezone(zone)
except ValueError as e:
    print(e)
