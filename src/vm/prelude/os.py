# os: the environment, which is empty and takes only texts.


def _text(x):
    if not isinstance(x, str):
        raise TypeError(f'str expected, not {type(x).__name__}')
    return x


class _Environ(dict):
    def __getitem__(self, key):
        return dict.__getitem__(self, _text(key))

    def __setitem__(self, key, value):
        dict.__setitem__(self, _text(key), _text(value))

    def __delitem__(self, key):
        dict.__delitem__(self, _text(key))

    def __contains__(self, key):
        return dict.__contains__(self, _text(key))

    def get(self, key, default=None):
        return dict.get(self, _text(key), default)

    def setdefault(self, key, value):
        return dict.setdefault(self, _text(key), _text(value))

    def update(self, other=(), /, **kwds):
        for key, value in dict(other, **kwds).items():
            self[key] = value

    def __repr__(self):
        return 'environ(%s)' % dict.__repr__(self)


environ = _Environ()


def getenv(key, default=None):
    return environ.get(key, default)
