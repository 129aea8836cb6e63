# How often a zone is asked when a time is converted to it
from datetime import datetime, timedelta, timezone, tzinfo


class Zone(tzinfo):
    def __init__(self, offset, summer):
        self.offset, self.summer = offset, summer

    def utcoffset(self, when):
        print("utcoffset", when.hour)
        return timedelta(hours=self.offset)

    def dst(self, when):
        print("dst", when.hour)
        return timedelta(hours=self.summer)


noon = datetime(2024, 4, 26, 12, tzinfo=timezone.utc)
for offset, summer in ((1, 1), (2, 1), (0, 0)):
    there = noon.astimezone(Zone(offset, summer))
    print(there.replace(tzinfo=None))
