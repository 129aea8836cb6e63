# Comparison, hash and total ordering
import functools

@functools.total_ordering
class Ver:
    def __init__(self, *p): self.p = p
    def __eq__(self, o): return self.p == o.p if isinstance(o, Ver) else NotImplemented
    def __lt__(self, o): return self.p < o.p
    def __hash__(self): return hash(self.p)
    def __repr__(self): return "v" + ".".join(map(str, self.p))

a, b, c = Ver(1, 2), Ver(1, 10), Ver(1, 2)
print(a == c, a is c, a != b, a < b, a >= b, a <= c, a == 3, a != 3)
print(sorted([b, a, Ver(0, 9)]), max(a, b), len({a, b, c}), {a: 1}[c])
class NoHash:
    def __eq__(self, o): return True
print(NoHash() == 5, NoHash() != 5, 5 == NoHash())
try:
    {NoHash()}
except TypeError as e:
    print(e)
class Odd:
    def __lt__(self, o): print("lt"); return True
    def __gt__(self, o): print("gt"); return False
print(Odd() < 1, 1 < Odd(), 1 > Odd())
print(1 < 2 < 3, 1 < 3 > 2, 3 > 2 > 2, 1 == 1.0 == True)
