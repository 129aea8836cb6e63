# A polynomial with every special method there is a use for.
import collections.abc


class Polynomial:
    def __init__(self, *coeffs):
        self.c = list(coeffs)
        while self.c and self.c[-1] == 0:
            self.c.pop()

    def __repr__(self): return f"{type(self).__name__}({', '.join(map(repr, self.c))})"
    def __str__(self): return " + ".join(f"{c}x^{i}" for i, c in enumerate(self.c) if c) or "0"
    def __format__(self, spec): return f"<{spec}>" + " ".join(format(c, spec) for c in self.c)
    def __len__(self): return len(self.c)
    def __getitem__(self, i): return Polynomial(*self.c[i]) if isinstance(i, slice) else self.c[i]
    def __setitem__(self, i, v): self.c[i] = v
    def __delitem__(self, i): del self.c[i]
    def __contains__(self, v): return v in self.c
    def __reversed__(self): return reversed(self.c)
    def __call__(self, x): return sum(c * x ** i for i, c in enumerate(self.c))
    def __eq__(self, o): return isinstance(o, Polynomial) and self.c == o.c
    def __hash__(self): return hash(tuple(self.c))
    def __neg__(self): return Polynomial(*(-c for c in self.c))
    def __pos__(self): return self
    def __invert__(self): return Polynomial(*self.c[::-1])
    def __abs__(self): return Polynomial(*map(abs, self.c))
    def __add__(self, o):
        if isinstance(o, (int, float)):
            o = Polynomial(o)
        if not isinstance(o, Polynomial):
            return NotImplemented
        n = max(len(self), len(o))
        get = lambda p, i: p.c[i] if i < len(p.c) else 0
        return Polynomial(*(get(self, i) + get(o, i) for i in range(n)))
    __radd__ = __add__
    def __sub__(self, o): return self + -o
    def __rsub__(self, o): return -self + o
    def __mul__(self, k): return Polynomial(*(c * k for c in self.c))
    def __rmul__(self, k): return f"r{k}*"
    def __imul__(self, k): self.c = [c * k for c in self.c]; return self
    def __matmul__(self, o): return lambda x: self(o(x))
    def __pow__(self, n, mod=None): return (n, mod)
    def __divmod__(self, o): return ("dm", o)
    def __rshift__(self, n): return Polynomial(*([0] * n + self.c))
    def __bool__(self): return bool(self.c)
    def __int__(self): return int(self(1))
    def __float__(self): return float(self(1))
    def __index__(self): return len(self.c)
    def __round__(self, n=None): return Polynomial(*(round(c, n) for c in self.c))
    def __lt__(self, o): return len(self) < len(o)


p, q = Polynomial(1, 0, 2.5), Polynomial(0, 3)
print(p, repr(q), f"{p:.1f}|{q!s:>8}|{p}", len(p), p[1:], p[-1], 2.5 in p, list(reversed(p)), p(2), (p @ q)(1))
print(p + q, p + 1, 1 + p, p - q, 5 - p, sum([p, q]), p * 2, 2 * p, -p, +q, ~p, abs(-q), p ** 2, pow(p, 2, 5), divmod(p, 3), p >> 1)
p *= 3
p += 1
p[0] = 9
del p[1]
print(p, bool(Polynomial(0)), int(p), float(q), "abcdef"[q], [10, 20, 30][q], range(q), round(Polynomial(1.26, 2.51), 1), sorted([p, q, Polynomial(1)]))
print({p: 1}[Polynomial(*p.c)], p == q, p != q, hash(q) == hash((0, 3)), hex(q), max(p, q, key=len), [*p], *q, list(zip(p, q)))
print(isinstance(p, collections.abc.Hashable), isinstance(p, collections.abc.Sized), isinstance(p, collections.abc.Callable), isinstance(p, collections.abc.Iterable), isinstance(p, collections.abc.Container))
p + "x"
