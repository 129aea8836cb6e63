# with: parenthesised items, targets, exceptions in enter and exit, suppression, return through with
class CM:
    def __init__(self, name, swallow=False, fail=None): self.name, self.swallow, self.fail = name, swallow, fail
    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter": raise OSError(self.name)
        return self.name, self
    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__, value)
        if self.fail == "exit": raise KeyError(self.name)
        return self.swallow
with (CM("a") as (n, _), CM("b"), CM("c") as c): print(n, c[0])
with CM("s", swallow=True): raise ValueError("swallowed")
def f():
    with CM("ret"):
        return "returned"
print(f())
for i in range(3):
    with CM(i):
        if i == 0: continue
        break
for kw in (dict(fail="enter"), dict(fail="exit"), dict(swallow=True, fail="exit")):
    try:
        with CM("outer"), CM("x", **kw): raise ValueError("body")
    except Exception as e: print(repr(e), repr(e.__context__))
class NoExit:
    def __enter__(self): print("never entered")
class NoEnter:
    def __exit__(self, *a): pass
class AsyncOnly:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): pass
for x in (NoExit(), NoEnter(), AsyncOnly(), 5, None, CM):
    try:
        with x: pass
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
d = {}
with CM("t") as d["k"]: print(d["k"][0])
def g():
    with CM("gen"):
        yield 1
        yield 2
for v in g(): break
print("end")
