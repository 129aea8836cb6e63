# partialmethod: self comes first, whatever it is wrapped around.
from functools import partial, partialmethod


def show(*args, **kwargs):
    return args[1:], kwargs


class Lamp:
    bare = partialmethod(show)
    some = partialmethod(show, 1, a=2)
    nested = partialmethod(partialmethod(show, 1, a=2), 3, b=4)
    over = partialmethod(partial(show, 'me', 5), 6)

    def _switch(self, on):
        self.on = on
        return self

    turn_on = partialmethod(_switch, True)
    turn_off = partialmethod(_switch, False)
    static = partialmethod(staticmethod(lambda *a: a), 7)
    of_class = partialmethod(classmethod(lambda cls, *a: (cls.__name__, *a)), 8)


lamp = Lamp()
print(lamp.bare(9), lamp.some(9, b=8), lamp.nested(9))
print(lamp.over(9)[0][::2])
print(lamp.turn_on().on, lamp.turn_off().on)
print(lamp.static(9), Lamp.static(9), lamp.of_class(9), Lamp.of_class(9))
print(Lamp.some(lamp, 5))
print(repr(Lamp.__dict__['some']).replace(hex(id(show)), '0x'))
try:
    partialmethod(None, 1)
except TypeError as e:
    print(e)
