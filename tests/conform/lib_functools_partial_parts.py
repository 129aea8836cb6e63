# A partial shows its class, flattens what it can and can be made again.
import copy
from functools import partial


class Named(partial):
    pass


p = Named(print, 1, k=2)
print(p, Named(p, 2))
p.note = 'mine'
print(Named(p, 3))              # what holds something of its own is kept
print(partial(Named(int, 1)))
print(p.__reduce__()[1:])

other = copy.copy(p)
print(other, other.note, other.keywords is p.keywords, type(other).__name__)
deep = copy.deepcopy(partial(max, [1], key=len))
print(deep, deep([1, 2]))

ring = partial(print)
ring.__setstate__((ring, (ring,), {}, {}))
print(ring)
ring.__setstate__((print, (1,), {5: 4}, None))
print(ring)
for wrong in (lambda: ring(), lambda: ring.__setstate__(3),
              lambda: ring.__setstate__((print, [], {}, {})),
              lambda: setattr(ring, 'func', 3), lambda: partial(),
              lambda: partial(3)):
    try:
        wrong()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print(partial[int])
