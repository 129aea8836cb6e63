# Small slips in calls of the library
import enum
import logging
import time
import typing

for seconds in 1e20, 2**70, 1e12, 10**12, -1, float('inf'):
    try:
        time.sleep(seconds)
    except (OverflowError, ValueError) as error:
        print(type(error).__name__, error)
print(logging.LoggerAdapter(logging.getLogger('a.b')))
print(list(enum.verify(enum.UNIQUE, 1, 'x')(enum.Enum('E', {'A': 1}))))
for last in typing.ParamSpec, int, ..., typing.ParamSpec('P'):
    try:
        print(typing.Concatenate[int, last])
    except TypeError as error:
        print(error)


class Own(list):
    def __iter__(self):
        return iter(3)


own = Own([1])
try:
    own += own
except TypeError as error:
    print(error)
