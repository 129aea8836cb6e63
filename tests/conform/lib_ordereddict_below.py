"""Classes below OrderedDict: which of its methods ask for the overridden ones."""
from collections import Counter, OrderedDict, defaultdict


class Noisy(OrderedDict):
    def __len__(self):
        print("len")
        return 0

    def __iter__(self):
        print("iter")
        return super().__iter__()

    def __getitem__(self, key):
        print("get", key)
        return super().__getitem__(key)

    def update(self, *args):
        print("update")
        super().update(*args)


n = Noisy(a=1)
n["b"] = 2
print(n)
print(Noisy(n), n | n, n == OrderedDict(a=1, b=2), n != n)
n |= {"c": 3}
print(n.copy(), {"z": 0} | n)
print(Noisy([("k", "v")]), Noisy())
for kind in (Noisy, OrderedDict, Counter, defaultdict, dict):
    print(kind["made"], kind[int].__origin__)
