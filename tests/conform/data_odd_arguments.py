# Arguments of the built-in types' methods that don't fit: which of them is
# looked at first, and what is said of it.
import os


class Rude:
    def __iter__(self):
        return 5

    def __index__(self):
        return 1.5


class Word:
    def __index__(self):
        return 'x'


class Number(int):
    pass


def show(text, call):
    try:
        print(text, repr(call()))
    except Exception as error:
        print(text, type(error).__name__, repr(str(error)))


def changed(v, change):
    change(v)
    return v


show('from a count', lambda: int.from_bytes(-1, 'big'))
show('from no iterable', lambda: bytes(Rude()))
show('array from none', lambda: bytearray(Rude()))
show('extend', lambda: bytearray().extend(Rude()))
show('join', lambda: b''.join(Rude()))
show('byte', lambda: bytearray().append(Word()))
show('find', lambda: b'abc'.find(Rude()))
show('contains', lambda: Word() in b'abc')
show('maxsplit first', lambda: 'a b'.split(5, Word()))
show('maxsplit first', lambda: b'a b'.rsplit(5, Word()))
show('table first', lambda: b'a'.translate(b'short', 5))
show('tabs', lambda: '\t'.expandtabs(2 ** 31))
show('hex', lambda: b'ab'.hex(None))
show('hex', lambda: b'ab'.hex('é'))
show('hex', lambda: b'ab'.hex('::', Word()))
show('index first', lambda: changed(bytearray(3), lambda v: v.__setitem__(2 ** 70, -5)))
show('zero step first', lambda: changed(bytearray(3), lambda v: v.__setitem__(slice(None, None, 0), 5)))
show('text', lambda: changed(bytearray(3), lambda v: v.__setitem__(slice(1), '')))
show('extended', lambda: changed([1, 2], lambda v: v.__setitem__(slice(0, 2, 2), Rude())))
show('bytes and bytearray', lambda: (b'a'.__eq__(bytearray(b'a')), b'a' == bytearray(b'a')))
show('add', lambda: 'a'.__add__(Number(1)))
show('add', lambda: b'a'.__add__(Number(1)))
show('round', lambda: (5).__round__(None))
show('round', lambda: ((15).__round__(10 ** 30), (1.5).__round__(10 ** 30)))
show('pow', lambda: (5).__pow__())
show('pow of three', lambda: (5.0).__pow__(2, 3))
show('divmod', lambda: (5).__divmod__())
show('getitem', lambda: [].__getitem__())
show('contains', lambda: {}.__contains__(1, 2))
show('contains', lambda: set.__contains__(5, 1))
show('repeat', lambda: 'a'.__mul__())
show('format', lambda: (5).__format__(1, 2))
show('format code', lambda: format(5, 'é'))
show('format code', lambda: format(5.0, '\t'))
show('format code', lambda: format('a', '> #,'))
show('format nul', lambda: (format(0.0, '\0'), format(5, '\0')))
show('nothing to decode', lambda: (b''.decode('no such'), str(b'', 'no such')))
show('encoding', lambda: 'a'.encode('\0'))
show('encoding', lambda: b'a'.decode('utf-8', '\ud800'))
show('truncated', lambda: b'\2'.decode('utf-16'))
show('big first', lambda: b'\0\0\xfe\xff\0\0\0a'.decode('utf-32'))
show('indices', lambda: slice(-2, None).indices(10 ** 20))
show('indices', lambda: slice(None, None, -10 ** 30).indices(10))
show('indices', lambda: slice(1).indices(-1))
show('range', lambda: range(5).index(Number(6)))
show('pop of nothing', lambda: ({}.pop([], 'default'), {}.pop({}, None)))
show('pop of something', lambda: {1: 2}.pop([], 'default'))
show('maketrans', lambda: str.maketrans(Number(5)))
show('maketrans', lambda: str.maketrans('a', x=1))
show('unicode error', lambda: UnicodeDecodeError('a', 5, 1, 2, 3))
show('os error', lambda: OSError(2, 'gone', x=1))
show('zip', lambda: zip(a=1, b=2))
show('huge width', lambda: format(1, '1' * 13))
show('width too big', lambda: format(1, '1' * 30))
show('nul in a name', lambda: (getattr(5, 'a\0b', None), setattr(5, 'a\0b', 1)))
show('nul in a name', lambda: getattr(5, 'a\0b'))
show('nul in a format', lambda: format(5, 'a\0b'))
show('handler', lambda: b'\xff'.decode('utf-16-le', 'no such'))
show('handler', lambda: b'\xff'.decode('utf-8', 'namereplace'))
show('start first', lambda: (1, 2).index(3, Word(), []))
show('no class at all', lambda: issubclass(5, ()))
show('operators', lambda: [hasattr(x, '__add__') for x in ({}.keys(), None, 5)])
show('class operator', lambda: (type.__or__(int, str), object.__or__(5)))
show('partition', lambda: b'abc'.partition(bytearray(b'b')))
show('too long at once', lambda: list(range(2 ** 62)))
show('join', lambda: (''.join(['', 'a', '']), ','.join(['', '']), ''.join(['', '', ''])))
show('join', lambda: (b''.join([b'', b'a', b'']), b','.join([b'', b''])))
show('no room anywhere', lambda: ([1] * (2 ** 63 - 1), (1,) * (2 ** 63 - 1)))
show('precision', lambda: '%.*f' % (10 ** 30, 1.5))
show('width', lambda: '%*d' % (10 ** 30, 1))
show('precision', lambda: '%.*f' % (2 ** 31, 1.5))


def without_dict():
    error = ValueError()
    error.x = 1
    print(vars(error))
    del error.__dict__


show('del __dict__', without_dict)
for wrong in (None, [], 1.5):
    show('exists', lambda: os.path.exists(wrong))
    show('isfile', lambda: os.path.isfile(wrong))
    show('isdir', lambda: os.path.isdir(wrong))
    show('splitdrive', lambda: os.path.splitdrive(wrong))
show('exists', lambda: (os.path.exists(1), os.path.isdir(1)))
show('splitdrive', lambda: (os.path.splitdrive('a/b'), os.path.splitdrive(b'a')))
