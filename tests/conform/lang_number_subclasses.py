# Numbers of one's own: pow() with three arguments, __index__ and __float__ that
# give a subclass, and what an int's own __index__ is not asked for.
import operator


def say(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class I(int):
    def __repr__(self):
        return "I(%d)" % int(self)

    def __pow__(self, other, mod=None):
        return I(pow(int(self), int(other), mod if mod is None else int(mod)))

    def __rpow__(self, other, mod=None):
        return "reflected"


class J(int):
    pass


for args in ((I(2), I(3)), (2, I(3)), (I(2), 3), (I(2), I(3), I(5)), (I(2), 3, 5), (2, I(3), 5),
             (2, 3, I(5)), (J(2), J(3), J(5)), (2, I(3), None), (I(2), 3.5), (I(2), "x", 5)):
    say(lambda: repr(pow(*args)))


class Seven(int):
    def __index__(self):
        return 8


s = Seven(7)
print(s.__index__(), operator.index(s), list(range(20))[s], range(20)[s], hex(s), "a" * s, bytes(s), "abcdefghij"[:s])


class Yes:
    def __index__(self):
        return True


class F(float):
    pass


class Floats:
    def __init__(self, answer):
        self.answer = answer

    def __float__(self):
        return self.answer


print(operator.index(Yes()), ["no", "yes"][Yes()])
for answer in (1.5, F(2.5), 3, "4"):
    say(lambda: (float(Floats(answer)), type(float(Floats(answer)))))
    say(lambda: "%.1f" % Floats(answer))
