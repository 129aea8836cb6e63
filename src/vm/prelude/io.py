# io: texts and bytes that are written to and read from memory.

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


class UnsupportedOperation(OSError):
    pass


class IOBase:
    closed = False

    def _check(self):
        if self.closed:
            raise ValueError('I/O operation on closed file')

    def close(self):
        self.closed = True

    def flush(self):
        self._check()

    def isatty(self):
        return False

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return True

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


class TextIOBase(IOBase):
    pass


class _Memory(IOBase):
    def __init__(self, initial):
        self._data = initial
        self._pos = 0

    def getvalue(self):
        self._check()
        return self._data

    def tell(self):
        return self._pos

    def seek(self, offset, whence=0):
        base = (0, self._pos, len(self._data))[whence]
        self._pos = max(base + offset, 0)
        return self._pos

    def truncate(self, size=None):
        self._data = self._data[:self._pos if size is None else size]
        return len(self._data)

    def read(self, size=-1):
        self._check()
        end = len(self._data)
        if size is not None and size >= 0:
            end = min(self._pos + size, end)
        part = self._data[self._pos:end]
        self._pos = max(end, self._pos)
        return part

    def readline(self, size=-1):
        self._check()
        end = self._data.find(self._newline, self._pos) + 1
        if end == 0:
            end = len(self._data)
        part = self._data[self._pos:end]
        self._pos = max(end, self._pos)
        return part

    def readlines(self, hint=-1):
        return list(self)

    def _put(self, data):
        self._check()
        at = self._pos
        gap = self._data[:0] + self._fill * max(at - len(self._data), 0)
        self._data = self._data[:at] + gap + data + self._data[at + len(data):]
        self._pos = at + len(data)
        return len(data)

    def writelines(self, lines):
        for line in lines:
            self.write(line)


class StringIO(_Memory, TextIOBase):
    _newline = '\n'
    _fill = '\0'

    def __init__(self, initial_value='', newline='\n'):
        super().__init__(initial_value or '')

    def write(self, s):
        if not isinstance(s, str):
            raise TypeError('string argument expected, got %r' %
                            type(s).__name__)
        return self._put(s)


class BytesIO(_Memory):
    _newline = b'\n'
    _fill = b'\0'

    def __init__(self, initial_bytes=b''):
        super().__init__(bytes(initial_bytes))

    def write(self, b):
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        return self._put(bytes(b))

    def getbuffer(self):
        return bytearray(self._data)


open = open
