"""What a sequence says whose class has an operator of its own that declines."""
import copy


class C2(str):
    def __mul__(self, other):
        return NotImplemented

    def __add__(self, other):
        return NotImplemented


class C3(list):
    def __rmul__(self, other):
        return NotImplemented


for f in (lambda: C2() * 2, lambda: C2() + "s", lambda: C2() * "a",
          lambda: C3() * "a", lambda: "a" * C3(), lambda: C3() * 2,
          lambda: C2("x") + 2, lambda: [1] * C2(), lambda: "s" + C2("t")):
    try:
        print(f())
    except TypeError as error:
        print(error)

for kind in (set, frozenset):
    class C(kind):
        pass

    for k in (kind, C):
        for f in (lambda: k(1, 2), lambda: k([], a=2)):
            try:
                f()
            except TypeError as error:
                print(error)

a = list[4]
print(list(a), *tuple[int, str], [i for x, in [x for x in a for y in []]])
x = next(iter(a))
print(x == a, x == next(iter(a)), x.__origin__, x.__args__)
