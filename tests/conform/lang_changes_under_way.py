# Things that change while they are at work: iter(callable), lists that their
# items' __eq__ empties, a namespace that holds itself, an odd __anext__.
from types import SimpleNamespace


def more():
    if more.inside:
        return "end"
    more.inside = True
    print("rest", list(more.it))
    return "more"


more.inside = False
more.it = iter(more, "end")
print(next(more.it, "was ended"), list(more.it))


class Empties:
    def __init__(self, target):
        self.target = target

    def __eq__(self, other):
        self.target.clear()
        return NotImplemented


for n in (1, 2):
    a, b = [], []
    a.extend([Empties(b)] * n)
    b.extend([Empties(a)] * n)
    print(a == b, a, b)
    a.extend([Empties(a)])
    b.extend([1])
    print(a != b, len(a), len(b))

n = SimpleNamespace(a=1)
n.me = n
n.other = SimpleNamespace(up=n)
print(n)


class Grows:
    def __repr__(self):
        del n.grows
        return "grows"


n.grows = Grows()
del n.other
print(n)
print(n)


class Odd:
    def __aiter__(self):
        return self

    def __anext__(self):
        return self

    def __await__(self):
        return 1 / 0


class Number(Odd):
    def __anext__(self):
        return 1


class Gives(Odd):
    def __await__(self):
        return [1]


async def walk(it):
    async for _ in it:
        pass


for cls in (Odd, Number, Gives):
    try:
        walk(cls()).send(None)
    except Exception as e:
        print(type(e).__name__, e, "|", repr(e.__cause__), "|", e.__context__ is e.__cause__)
