"""What __reduce__ gives is what copy and deepcopy make again."""
import copy
class V:
    def __init__(self, v): self.v = v
    def __reduce__(self): return (V, (self.v,), {'extra': [1]})
class W:
    def __reduce__(self): return None
class S:
    def __reduce__(self): return 'name'
class X(list):
    def __reduce_ex__(self, n): return (X, (), None, iter([1, [2]]), iter([]))
    def __repr__(self): return 'X' + list.__repr__(self)
class D(dict):
    def __reduce__(self): return (D, (), None, None, iter([('a', [1])]))
for f in (copy.copy, copy.deepcopy):
    for make in (lambda: V([3]), W, S, X, D):
        x = make()
        try:
            y = f(x)
            print(type(y).__name__, y is x, getattr(y, '__dict__', None), y if isinstance(y, (list, dict)) else '')
        except Exception as e: print(type(e).__name__, e)
for K in (set, frozenset):
    class C(K): pass
    for k in (K, C):
        try: k(1, 2)
        except TypeError as e: print(e)
        try: k([], a=2)
        except TypeError as e: print(e)
