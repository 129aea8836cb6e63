# time: tuples that are no time, and seconds that are out of range.
import time


def show(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: time.mktime((1, 2)))
show(lambda: time.asctime([1] * 9))
show(lambda: time.asctime((2024, 13, 1, 1, 1, 1, 1, 1, 1)))
show(lambda: time.strftime('%Y', (2024, 1, 1, 25, 1, 1, 1, 1, 1)))
show(lambda: time.strftime('a\0b'))
show(lambda: time.gmtime('x'))
show(lambda: time.gmtime(float('nan')))
show(lambda: time.gmtime(1e12).tm_year)
show(lambda: time.gmtime(10**30))
show(lambda: time.gmtime(1e18))
