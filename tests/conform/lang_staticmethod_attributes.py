"""staticmethod and classmethod take over what tells of their function."""
import functools
@staticmethod
def f(a):
    """Doc."""
class K:
    @classmethod
    def c(cls):
        "c doc"
    @staticmethod
    def s():
        "s doc"
        return 5
    @property
    def p(self):
        "p doc"
    @functools.wraps(s)
    def w(self): pass
    @functools.wraps(c)
    def w2(self): pass
    @functools.wraps(p)
    def w3(self): pass
print(f.__doc__, f.__name__, f.__wrapped__.__name__, f.__qualname__, f.__module__, f.__dict__.keys() if hasattr(f,'__dict__') else 'no dict')
print(K.__dict__['c'].__doc__, K.__dict__['s'].__doc__, K.__dict__['p'].__doc__, K.__dict__['c'].__dict__.keys())
print(K.w.__doc__, K.w.__name__, K.w.__wrapped__ is K.__dict__['s'], K.w2.__doc__, K.w3.__doc__)
for name in ("__defaults__", "__isabstractmethod__", "nope"):
    try:
        print(getattr(K.__dict__["s"], name))
    except AttributeError as error:
        print(error)
