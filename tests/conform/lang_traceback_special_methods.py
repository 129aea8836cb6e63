# Where errors in class bodies, nested classes, properties and operators point to.
import sys
import traceback


class Temperature:
    class Error(Exception):
        class Low(ValueError):
            pass

    scale = {"C": 1}

    def __init__(self, v):
        self.v = v

    @property
    def kelvin(self):
        if self.v < -273:
            raise self.Error.Low(f"{self.v} is below zero",
                                 self.v)
        return self.v + 273

    @kelvin.setter
    def kelvin(self, k):
        self.v = k - "273"

    def __add__(self, o):
        return Temperature(self.v + o.v)

    def __getitem__(self, scale):
        return self.scale[scale] * self.v

    def __lt__(self, o):
        return self.v < o.v

    def __contains__(self, x):
        return x in self.v

    def __iter__(self):
        yield self.v
        yield self.v.real.imaginary

    def __call__(self, n): return n / self.v

    def __enter__(self): return self

    def __exit__(self, *a): raise self.Error("exit")

    def __eq__(self, o): return self.v == o.v

    def __bool__(self): return self.v > None

    def __hash__(self): return hash([self.v])

    def __format__(self, spec): return format(self.v, spec)


t = Temperature(0)


def swap():
    t.kelvin = 5


def with_it():
    with t as x:
        x.y


def local():
    class Inner:
        bad = 1 // 0
    return Inner


for f in (lambda: Temperature(-300).kelvin, swap, lambda: t + 1, lambda: t["F"], lambda: t < 3, lambda: 3 in t, lambda: list(t), lambda: t(5), with_it, lambda: t == None, lambda: not t, lambda: {t}, lambda: f"{t:q}", local, lambda: sorted([t, 5]), lambda: t > Temperature("x"), lambda: [*t], lambda: (t and 1), lambda: t + t + 1):
    try:
        f()
    except Exception:
        traceback.print_exc(file=sys.stdout)


class Broken(Temperature):
    for unit in "CK":
        scale = Temperature.scale[unit]
