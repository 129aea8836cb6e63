# Special methods that return what they must not.
class Money:
    def __init__(self, amount):
        self.amount = amount

    def __repr__(self):
        return 5

    def __len__(self):
        return -1

    def __bool__(self):
        return "yes"

    def __hash__(self):
        return "h"

    def __index__(self):
        return 1.5

    def __iter__(self):
        return 5

    def __str__(self):
        return None

    def __contains__(self, x):
        return "truthy"

    def __format__(self, spec):
        return 3

    def __int__(self):
        return "3"

    def __float__(self):
        return 3

    def __getitem__(self, i):
        raise LookupError(f"no {i}")

    def __call__(self):
        return self.nothing

    def __enter__(self):
        return self


class Half:
    def __enter__(self): return self


class Bare:
    __hash__ = None
    __iter__ = None


m = Money(3)
for f in (lambda: repr(m), lambda: str(m), lambda: len(m), lambda: bool(m), lambda: hash(m), lambda: [1, 2][m], lambda: list(m), lambda: 5 in m,
          lambda: f"{m}", lambda: int(m), lambda: float(m), lambda: m[3], lambda: m(), lambda: m + 1, lambda: m < m, lambda: m.amuont, lambda: {m: 1},
          lambda: print(m), lambda: [m], lambda: str([m]), lambda: "%s" % m, lambda: iter(Bare()), lambda: hash(Bare()), lambda: {Bare()}, lambda: len(Bare()),
          lambda: Bare()[0], lambda: Bare()(), lambda: -Bare(), lambda: abs(Bare()), lambda: Bare() in Bare(), lambda: next(Bare()), lambda: reversed(Bare()),
          lambda: round(Bare()), lambda: Bare() @ 1, lambda: range(Bare()), lambda: int(Bare()), lambda: sum(Bare()), lambda: sorted([Bare(), Bare()]), lambda: not m):
    try:
        r = f()
        print("ok", type(r).__name__)
    except Exception as e:
        print(type(e).__name__, e)
try:
    with m:
        pass
except Exception as e:
    print(type(e).__name__, e)
with Half():
    pass
