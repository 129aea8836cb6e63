# Which methods of a class below OrderedDict its other methods ask
import collections
import copy


def told(name):
    def method(self, *args):
        print('  ', name, args)
        return getattr(collections.OrderedDict, name)(self, *args)
    return method


class Missing(collections.OrderedDict):
    def __missing__(self, key):
        return self.setdefault(key, 'made')


class Item(collections.OrderedDict):
    __getitem__ = told('__getitem__')
    __contains__ = told('__contains__')


for cls in (Missing, Item):
    d = cls({1: 'a', 2: 'b'})
    for use in (lambda: d.pop(9), lambda: d.pop(9, 'none'), lambda: d.pop(1),
                lambda: d.setdefault(2, 'c'), lambda: d.setdefault(3, 'c'),
                lambda: dict(copy.copy(d)), lambda: dict(d.copy()),
                lambda: d.popitem(), lambda: d.move_to_end(2), lambda: d[9]):
        try:
            print(cls.__name__, use())
        except KeyError as error:
            print('KeyError', error)
print(hasattr(collections.OrderedDict, '__copy__'))
