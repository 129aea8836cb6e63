# A guarded import of a module that isn't there
try:
    import no_such_module_at_all
except ImportError as e:
    print(type(e).__name__, e, e.name)
try:
    from math import no_such_name
except ImportError as e:
    print(type(e).__name__, str(e).split(" (")[0])
try:
    import uvloop_missing.sub as u
except ModuleNotFoundError as e:
    u = None
    print(e)
print(u)
import math as m, random as r
from itertools import count as c, chain
from math import *
print(m.pi == pi, next(c(3)), sqrt(16), m.__name__)
