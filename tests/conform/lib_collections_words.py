# collections: what OrderedDict, deque and the others say and are called.
import collections


def show(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


od = collections.OrderedDict
show(lambda: od([('a',)]))
show(lambda: od([[]]))
show(lambda: od([(1, 2, 3)]))
show(lambda: od([1]))
show(lambda: od(1, 2))
show(lambda: od(a=1).keys())
show(lambda: od(a=1).items())
show(lambda: type(iter(od(a=1).values())).__name__)
show(lambda: od(a=1).keys() | {'b'} >= {'a'})
show(lambda: od(a=1).pop((1,)))
show(lambda: od(a=1).pop('b', None))
show(lambda: od.fromkeys([1], 2, 3))
show(lambda: od(a=1).popitem(nope=1))
show(lambda: od(a=1).move_to_end())
show(lambda: od(a=1).__eq__())
show(lambda: collections.defaultdict(None, {'a': 1})[2, 3])
show(lambda: {'b': 2} | collections.defaultdict(int, a=1))
show(lambda: collections.Counter(start=True))
show(lambda: collections.Counter('hello').most_common('x'))
show(lambda: list(collections.Counter(a=2, b=0).elements()))
show(lambda: type(collections.Counter('a').elements()).__name__)
show(lambda: type(reversed(collections.deque())).__name__)
show(lambda: collections.deque[int])
ring = collections.deque([1, 2])
same = ring
ring *= 2
print(same, ring is same)
