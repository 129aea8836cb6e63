# keys() that gives no iterable, and the name of os.path.
import os, contextvars
class Keys:
    def keys(self): return None
    def __getitem__(self, k): return 1
for f in (lambda: dict(Keys()), lambda: {}.update(Keys()), lambda: {**Keys()}, lambda: print(**Keys()), lambda: contextvars.ContextVar(), lambda: os.path.splt, lambda: os.path.__name__):
    try: print(f())
    except Exception as e: print(repr(e))
