# A sorted bag with every container method.
class Bag:
    def __init__(self, items=()):
        self._d = sorted(items)

    def __repr__(self):
        return f"{type(self).__name__}({self._d})"

    def __len__(self):
        return len(self._d)

    def __bool__(self):
        return bool(self._d)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return type(self)(self._d[i])
        if isinstance(i, tuple):
            return [self[j] for j in i]
        return self._d[i]

    def __setitem__(self, i, v):
        self._d[i] = v
        self._d.sort()

    def __delitem__(self, i):
        del self._d[i]

    def __iter__(self):
        yield from self._d

    def __reversed__(self):
        return reversed(self._d)

    def __contains__(self, v):
        print("  in?", v)
        return v in self._d

    def __add__(self, o):
        return Bag([*self, *o]) if isinstance(o, Bag) else NotImplemented

    def __radd__(self, o):
        return self if o == 0 else NotImplemented

    def __iadd__(self, o):
        self._d = sorted(self._d + list(o))
        return self

    def __mul__(self, n):
        return Bag(self._d * n)

    __rmul__ = __mul__

    def __and__(self, o):
        return Bag(x for x in self._d if x in o._d)

    def __or__(self, o):
        return self + Bag(x for x in o if x not in self._d)

    def __sub__(self, o):
        return Bag(x for x in self if x not in o._d)

    def __neg__(self):
        return Bag(-x for x in self)

    def __invert__(self):
        return "inverted"

    def __eq__(self, o):
        return isinstance(o, Bag) and self._d == o._d

    def __lt__(self, o):
        return len(self) < len(o)

    def __hash__(self):
        return hash(tuple(self._d))

    def __call__(self, fn):
        return Bag(map(fn, self))

    def __matmul__(self, o):
        return sum(a * b for a, b in zip(self, o))

    def __index__(self):
        return len(self)

    def __missing__(self, k):
        return "never"

    def __enter__(self):
        return self._d

    def __exit__(self, *a):
        self._d.sort()

    def __divmod__(self, n):
        return divmod(len(self), n)

    def __round__(self, n=None):
        return "round", n

    def __length_hint__(self):
        return 3


b = Bag([3, 1, 2])
print(b, len(b), b[0], b[-1], b[1:], b[::-1], b[0, 2], 2 in b, 9 not in b, list(reversed(b)), [*b], bool(Bag()))
b[0] = 10
del b[0]
print(b, b + Bag([5]), sum([b, Bag([1])]), b * 2, 2 * b, b & Bag([3, 4]), b | Bag([3, 4]), b - Bag([3]), -b, ~b, +len(b))
c = b
b += [7, 8]
print(b is c, b, b == Bag([3, 7, 8, 10]), b != c, b < Bag(), b > Bag(), sorted([b, Bag([1])]), hash(b) == hash(Bag(b)), b(str), b @ b)
print([0, 1, 2, 3, 4, 5][b], hex(b), divmod(b, 3), round(b), round(b, 2), max(b), min(b), sum(b), dict(enumerate(b)), "x" * b)
with b as inner:
    inner.append(-5)
first, *rest = b
print(first, rest, {b: 1}[Bag(b)], any(b), list(zip(b, "ab")), list(map(abs, b)), all(Bag()))
for f in (lambda: b + 3, lambda: 3 + b, lambda: b <= b, lambda: b / 2, lambda: b["x"], lambda: b[99], lambda: b @ 5, lambda: -Bag("ab"), lambda: Bag(5), lambda: Bag([1, "a"]), lambda: b ** 2, lambda: b.add(1), lambda: int(b), lambda: float(b), lambda: b >> 1):
    try:
        print(f())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
b -= 5
