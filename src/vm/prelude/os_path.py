# os.path: paths as texts, or as bytes. No file is looked at.
import os
import sys

__name__ = 'posixpath'
sep, curdir, pardir, extsep = '/', '.', '..', '.'
pathsep, devnull = ':', '/dev/null'


# The separator, and the names of this folder and the one above, in the kind of
# text that the path is.
def _marks(path):
    return (b'/', b'.', b'..') if isinstance(path, bytes) else ('/', '.', '..')


def _check_kinds(function, *parts):
    kinds = set()
    for part in parts:
        if not isinstance(part, (str, bytes)):
            raise TypeError(f'{function}() argument must be str, bytes, or '
                            f'os.PathLike object, not '
                            f'{type(part).__name__!r}') from None
        kinds.add(isinstance(part, bytes))
    if len(kinds) > 1:
        raise TypeError("Can't mix strings and bytes in path "
                        'components') from None


def isabs(s):
    s = _fspath(s)
    return s.startswith(_marks(s)[0])


def join(a, *p):
    a = _fspath(a)
    slash = _marks(a)[0]
    path = a
    try:
        for part in map(_fspath, p):
            if part.startswith(slash):
                path = part
            elif not path or path.endswith(slash):
                path += part
            else:
                path += slash + part
    except (TypeError, AttributeError):
        _check_kinds('join', a, *p)
        raise
    return path


def split(p):
    p = _fspath(p)
    slash = _marks(p)[0]
    at = p.rfind(slash) + 1
    head = p[:at]
    return head.rstrip(slash) or head, p[at:]


def basename(p):
    p = _fspath(p)
    return p[p.rfind(_marks(p)[0]) + 1:]


def dirname(p):
    return split(p)[0]


def splitdrive(p):
    p = _fspath(p)
    return p[:0], p # there are none


def splitext(p):
    p = _fspath(p)
    slash, dot, _ = _marks(p)
    at, start = p.rfind(dot), p.rfind(slash) + 1
    # Dots that a name begins with begin no extension.
    if at > start and p[start:at].strip(dot):
        return p[:at], p[at:]
    return p, p[:0]


def normcase(s):
    return _fspath(s)


def normpath(path):
    path = _fspath(path)
    slash, here, above = _marks(path)
    # Two slashes at the beginning mean something to POSIX, three are one.
    root = path[:len(path) - len(path.lstrip(slash))]
    root = root if len(root) < 3 else slash
    kept = []
    for part in path.split(slash):
        if not part or part == here:
            continue
        if part != above or (not kept and not root) or kept[-1:] == [above]:
            kept.append(part)
        elif kept:
            kept.pop()
    return root + slash.join(kept) or here


def abspath(path):
    path = _fspath(path)
    return normpath(path if isabs(path) else join(_marks(path)[0], path))


def realpath(filename, *, strict=False):
    return abspath(filename)


def expanduser(path):
    return _fspath(path)


def expandvars(path):
    return _fspath(path)


def commonprefix(m):
    if not m:
        return ''
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(_fspath, m))
    first, last = min(m), max(m)
    for i, c in enumerate(first):
        if c != last[i]:
            return first[:i]
    return first


def commonpath(paths):
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    paths = tuple(map(_fspath, paths))
    slash, here, _ = _marks(paths[0])
    try:
        parts = [path.split(slash) for path in paths]
        if len({path[:1] == slash for path in paths}) > 1:
            raise ValueError("Can't mix absolute and relative "
                             'paths') from None
        parts = [[part for part in path if part and part != here]
                 for path in parts]
        root = slash if paths[0][:1] == slash else slash[:0]
        return root + slash.join(commonprefix(parts))
    except (TypeError, AttributeError):
        _check_kinds('commonpath', *paths)
        raise


def relpath(path, start=None):
    if not path:
        raise ValueError('no path specified')
    path = _fspath(path)
    slash, here, above = _marks(path)
    start = here if start is None else _fspath(start)
    try:
        origin = [part for part in abspath(start).split(slash) if part]
        way = [part for part in abspath(path).split(slash) if part]
        same = len(commonprefix([origin, way]))
        way = [above] * (len(origin) - same) + way[same:]
        return join(*way) if way else here
    except (TypeError, AttributeError):
        _check_kinds('relpath', path, start)
        raise
