# __slots__, class bodies as scopes, name mangling, nested classes
class P:
    __slots__ = ("x", "y")
    def __init__(self): self.x = 1
p = P()
for f in (lambda: setattr(p, "z", 1), lambda: p.y):
    try:
        f()
    except AttributeError as e:
        print(e)
n = 1
class Body:
    print("in the body", n)
    n = n + 1
    m = [n for _ in range(2)]
    def get(self): return n
    __hidden = "private"
    def show(self): return self.__hidden
    class Inner:
        def name(self): return type(self).__qualname__
print(Body.n, Body.m, Body().get(), Body().show(), Body._Body__hidden, Body.Inner().name())
print([k for k in Body.__dict__ if not k.startswith("__")])
def make(v):
    class Local:
        value = v
        def get(self): return v
    return Local
print(make(3)().get(), make(4).value, make.__qualname__, make(1).__qualname__)
T = type("T", (Body,), {"extra": 5, "f": lambda self: self.extra})
print(T().f(), T.__name__, T.__bases__)
