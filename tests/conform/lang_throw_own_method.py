"""A generator that waits for an object hands throw()'s arguments on to it."""


class It:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, *args):
        print("thrown", args)
        return 2


def over():
    yield from It()


def around():
    yield from over()


for make in over, around:
    for args in [(KeyError,), (KeyError("k"),), (KeyError, "text"),
                 (KeyError, None, None)]:
        g = make()
        next(g)
        print(g.throw(*args))
