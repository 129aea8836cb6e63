# Copies of what the library's own classes make.
import copy
import datetime as d
import json
import logging
import random
import time
from types import SimpleNamespace

hour = d.timezone(d.timedelta(hours=1), 'one')
for it in (d.date(2020, 1, 2), d.time(3, fold=1), d.timedelta(3), hour,
           d.timezone.utc, d.datetime(2020, 1, 2, 3, tzinfo=hour),
           SimpleNamespace(a=[1])):
    shallow, deep = copy.copy(it), copy.deepcopy(it)
    print(shallow == deep == it, shallow is it, repr(deep))

dice = random.Random(7)
dice.random()
other = copy.copy(dice)
print(other.random() == dice.random(), copy.deepcopy(dice).random())
try:
    json.loads('[1,')
except json.JSONDecodeError as e:
    print(copy.copy(e), copy.deepcopy(e).pos)
log = logging.getLogger('a.b')
print(copy.deepcopy({'log': log})['log'] is log)
print(time.strptime('Feb 29', '%b %d')[:3])
