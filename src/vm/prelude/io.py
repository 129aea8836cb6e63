# io: texts and bytes that are written to and read from memory.
from _arguments import _words
from _arguments import _in_c
from _arguments import in_c as _class_in_c

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


class UnsupportedOperation(OSError, ValueError):
    pass


@_class_in_c()
class _IOBase:
    __module__ = '_io'
    closed = False
    _end = ''

    def _check(self):
        if self.closed:
            raise ValueError('I/O operation on closed file' + self._end)

    def close(self):
        self.closed = True

    def flush(self):
        self._check()

    def isatty(self):
        self._check()
        return False

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return True

    def fileno(self):
        raise UnsupportedOperation('fileno')

    def detach(self):
        raise UnsupportedOperation('detach')

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exc):
        self.close()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1, /):
        return list(self)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)


class IOBase(_IOBase):
    pass


class TextIOBase(IOBase):
    pass


def _size(n):
    # A number of characters, or None for all.
    if n is not None and not hasattr(n, '__index__'):
        raise TypeError("argument should be integer or None, not "
                        f"'{type(n).__name__}'")
    return n if n is None else n.__index__()


def _bytes(b):
    if not isinstance(b, (bytes, bytearray)):
        raise TypeError('a bytes-like object is required, not '
                        f"'{type(b).__name__}'")
    return bytes(b)


class _Memory(IOBase):
    def __init__(self, initial):
        self._data = initial
        self._pos = 0

    def getvalue(self):
        self._check()
        return self._data

    def tell(self):
        self._check()
        return self._pos

    def seek(self, offset, whence=0, /):
        self._check()
        if whence not in (0, 1, 2):
            raise ValueError(f'{self._words[0]} whence ({whence}, should be '
                             '0, 1 or 2)')
        if offset < 0 and whence == 0:
            raise ValueError(f'{self._words[1]} {offset}')
        if offset and whence and not self._relative:
            raise OSError("Can't do nonzero cur-relative seeks")
        base = (0, self._pos, len(self._data))[whence]
        self._pos = max(base + offset, 0)
        return self._pos

    def truncate(self, size=None, /):
        self._check()
        size = _size(size)
        if size is not None and size < 0:
            raise ValueError(f'{self._words[2]} {size}')
        self._data = self._data[:self._pos if size is None else size]
        return len(self._data) if size is None else size

    def read(self, size=-1, /):
        self._check()
        size = _size(size)
        end = len(self._data)
        if size is not None and size >= 0:
            end = min(self._pos + size, end)
        part = self._data[self._pos:end]
        self._pos = max(end, self._pos)
        return part

    def readline(self, size=-1, /):
        self._check()
        end = self._data.find(self._newline, self._pos) + 1
        if end == 0:
            end = len(self._data)
        part = self._data[self._pos:end]
        self._pos = max(end, self._pos)
        return part

    def _put(self, data):
        self._check()
        at = self._pos
        gap = self._data[:0] + self._fill * max(at - len(self._data), 0)
        self._data = self._data[:at] + gap + data + self._data[at + len(data):]
        self._pos = at + len(data)
        return len(data)


@_class_in_c(typed=('__init__',))
class StringIO(_Memory, TextIOBase):
    __module__ = '_io'
    _newline = '\n'
    _fill = '\0'
    _relative = False
    _words = 'Invalid', 'Negative seek position', 'Negative size value'

    def __init__(self, initial_value='', newline='\n'):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError('initial_value must be str or None, not ' +
                            type(initial_value).__name__)
        super().__init__(initial_value or '')

    def write(self, s, /):
        if not isinstance(s, str):
            raise TypeError('string argument expected, got %r' %
                            type(s).__name__)
        return self._put(s)


@_class_in_c(typed=('__init__',))
class BytesIO(_Memory):
    __module__ = '_io'
    _newline = b'\n'
    _fill = b'\0'
    _end = '.'
    _relative = True
    _words = 'invalid', 'negative seek value', 'negative size value'

    def __init__(self, initial_bytes=b''):
        super().__init__(b'' if initial_bytes is None else _bytes(initial_bytes))

    def write(self, b, /):
        return self._put(_bytes(b))

    def getbuffer(self):
        return bytearray(self._data)


# What both have of one class is each one's own in CPython.
for _kind in StringIO, BytesIO:
    for _name in ('close', 'getvalue', 'isatty', 'read', 'readable', 'readline',
                  'seek', 'seekable', 'tell', 'truncate', 'writable'):
        _held = getattr(_kind, _name)
        _words(_held, 1)
        _in_c(_kind, _name, _held)
del _kind, _name, _held

open = open
