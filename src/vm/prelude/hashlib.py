# hashlib: digests of bytes.
from _digest import digest as _digest

_BLOCKS = {'md5': 64, 'sha1': 64, 'sha224': 64, 'sha256': 64, 'sha384': 128,
           'sha512': 128, 'blake2b': 128}
algorithms_guaranteed = algorithms_available = set(_BLOCKS)


class _Hash:
    def __init__(self, name, data=b'', size=64):
        self.name = name
        self.block_size = _BLOCKS[name]
        self.digest_size = len(_digest(name, b'', size))
        self._data = b''
        self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError('Strings must be encoded before hashing')
        self._data += bytes(data)

    def digest(self):
        return _digest(self.name, self._data, self.digest_size)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return _Hash(self.name, self._data, self.digest_size)


def new(name, data=b'', **kwargs):
    if name.lower() not in _BLOCKS:
        raise ValueError('unsupported hash type ' + name)
    return _Hash(name.lower(), data)


def md5(string=b'', *, usedforsecurity=True):
    return _Hash('md5', string)


def sha1(string=b'', *, usedforsecurity=True):
    return _Hash('sha1', string)


def sha224(string=b'', *, usedforsecurity=True):
    return _Hash('sha224', string)


def sha256(string=b'', *, usedforsecurity=True):
    return _Hash('sha256', string)


def sha384(string=b'', *, usedforsecurity=True):
    return _Hash('sha384', string)


def sha512(string=b'', *, usedforsecurity=True):
    return _Hash('sha512', string)


def blake2b(data=b'', /, *, digest_size=64):
    return _Hash('blake2b', data, digest_size)
