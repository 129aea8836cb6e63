# Keywords for a class below tuple, list or float: who refuses them.
for base in (tuple, list, set, frozenset, float, int, str, bytes):
    class Plain(base):
        pass

    class Init(base):
        def __init__(self, *a, **k):
            pass

    class New(base):
        def __new__(cls, *a, **k):
            return super().__new__(cls, *a)

    for c in (base, Plain, Init, New):
        try:
            print(base.__name__, c.__name__, c(x=1))
        except TypeError as e:
            print(base.__name__, c.__name__, e)
