# An iterator that is asked again while it is asking keeps its head.
from itertools import groupby, pairwise, tee


class Source:
    def __init__(self, steps):
        self.n, self.steps = 0, steps

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n in self.steps:
            self.inner = next(self.outer, 'over')
        if self.n > 6:
            raise StopIteration
        return self.n


for steps in ((1,), (2,), (1, 3), (4,)):
    source = Source(steps)
    source.outer = pairwise(source)
    print(list(source.outer), source.inner)

source = Source((2,))
source.outer, other = tee(source)
try:
    print(list(source.outer))
except RuntimeError as e:
    print(e)


class Key:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        if groups:
            print('asked while comparing', len(list(groups.pop())))
        return self.n == other.n


groups = []
walk = groupby([1, 1, 2, 2, 3], Key)
key, group = next(walk)
groups.append(group)
print(key.n, list(group))
print([(k.n, list(g)) for k, g in walk])

a, b = tee(iter('abc'))
next(a)
c, d = tee(a)
print(c is a, list(d), list(b), list(c))
copied = b.__copy__()
print(list(copied), type(a).__name__)
walk = groupby('aab')
_, first = next(walk)
next(walk)
print(list(first), next(walk, 'over'))
