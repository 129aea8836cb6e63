# A class body may say nonlocal: the name is the function's, also where a method
# of the class reads it, and no attribute of the class.
def counter(start):
    class Counter:
        nonlocal start
        start += 1

        def get(self):
            return start

    return Counter()


c = counter(0)
print(c.get(), "start" in type(c).__dict__)


def gone(x):
    class Eraser:
        nonlocal x
        del x

        def get(self):
            return x

    return Eraser()


try:
    gone(1).get()
except NameError as e:
    print(type(e).__name__, e)


class Outer:
    def method(self, x):
        class Inner:
            nonlocal x, self
            x, self = self, x
            twice = [x for _ in range(2)]

            def back(me):
                return x, self, __class__

        return Inner


inner = Outer().method("arg")
print(inner().back()[1:], len(inner.twice), sorted(n for n in vars(inner) if n[0] != "_"))
