# An OrderedDict whose class has a len() and an 'in' of its own.
from collections import OrderedDict
class K(OrderedDict):
    def __len__(self): return 42
    def __contains__(self, k): return 'c' == k
k = K()
for f in (k.popitem, lambda: k.pop('c'), lambda: k.move_to_end('c'), lambda: k.setdefault('c', 1), lambda: k.setdefault('d', 2), lambda: list(k), lambda: k.pop('d'), lambda: k.move_to_end('c'), lambda:k.popitem()):
    try: print(f())
    except KeyError as e: print(repr(e))
