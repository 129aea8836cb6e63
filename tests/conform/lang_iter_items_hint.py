# How many are left in an iterator over __getitem__.
class V:
    def __len__(self): return 2**80
    def __getitem__(self, k): return [1, 2, 3][k]
class W:
    def __len__(self): return 5
    def __getitem__(self, k): return [1, 2, 3][k]
import operator
for v in (V(), W()):
    for f in (lambda: operator.length_hint(iter(v)), lambda: iter(v).__length_hint__()):
        try: print(f())
        except Exception as e: print(repr(e))
