# What __index__, __int__, __trunc__, __float__ and __length_hint__ may give.
import operator


def show(name, f):
    try:
        print(name, repr(f()))
    except Exception as error:
        print(name, type(error).__name__, error)


def made(**methods):
    return type('V', (), {'__%s__' % k: v for k, v in methods.items()})()


yes = made(index=lambda self: True)
show('range', lambda: range(yes))
show('index', lambda: operator.index(yes))
show('int', lambda: int(made(int=lambda self: False)))
show('trunc', lambda: int(made(trunc=lambda self: 't')))
show('trunc', lambda: int(made(trunc=lambda self: True)))
bad = made(index=lambda self: 'x', int=lambda self: 1.5)
for spec in ('%d', '%x', '%c', '%s'):
    show(spec, lambda: (spec % bad)[:20])
show('%c', lambda: '%c' % made(index=lambda self: 2 ** 70))
show('bytes', lambda: bytes(bad))
show('bytearray', lambda: bytearray(made(index=lambda self: 'x',
                                         bytes=lambda self: b'b')))
show('bytes', lambda: bytes(made(bytes=lambda self: b'b')))
show('join', lambda: ''.join(made(iter=lambda self: 5)))
for hint in ('x', -1, NotImplemented, 3):
    v = made(length_hint=lambda self: hint, iter=lambda self: iter('ab'))
    show('hint', lambda: operator.length_hint(v, 7))
    show('list', lambda: list(v))
show('len', lambda: list(made(len=lambda self: print('asked') or 9,
                              iter=lambda self: iter('ab'))))
show('pow', lambda: pow(made(rpow=lambda self, other: 1), 2, 3))
show('mul', lambda: [1] * made(index=lambda self: 2,
                               rmul=lambda self, other: 'rmul'))
show('mul', lambda: [1] * made(index=lambda self: 2, rmul=None))


class Keys:
    def __getattribute__(self, name):
        print('asked for', name)
        return object.__getattribute__(self, name)

    def keys(self):
        return 'ab'

    def __getitem__(self, key):
        return key


show('dict', lambda: dict(Keys()))
show('stars', lambda: {**Keys()})


class Half(float):
    def __str__(self):
        return 'half'

    def __len__(self):
        return 5


show('format', lambda: f'{Half(0.5)} {Half(0.5):.2f}')
show('truth', lambda: bool(Half(0.0)))
