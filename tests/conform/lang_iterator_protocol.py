# Classes with __iter__ and __next__; iter with a sentinel; exhausted iterators
class Count:
    def __init__(self, n): self.n = n
    def __iter__(self): return CountIter(self)
class CountIter:
    def __init__(self, c): self.i, self.n = 0, c.n
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration
        self.i += 1
        return self.i
c = Count(3)
print(list(c), list(c), [(a, b) for a in c for b in c if a < b])
it = iter(c)
print(next(it), list(it), list(it), next(it, None))
a, *b = c
print(a, b, max(c), tuple(c), dict.fromkeys(c))
feed = iter([1, 2, 0, 3])
print(list(iter(lambda: next(feed), 0)), list(feed))
for x in (5, None, Count, object()):
    try:
        iter(x)
    except TypeError as e:
        print(e)
try:
    next([1])
except TypeError as e:
    print(e)
