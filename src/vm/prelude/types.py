# types: what is written in Python of it.


class _AwaitableGenerator:
    def __init__(self, generator):
        self._generator = generator

    def __await__(self):
        return self._generator

    def __iter__(self):
        return self._generator

    def __next__(self):
        return next(self._generator)

    def send(self, value):
        return self._generator.send(value)

    def throw(self, *args):
        return self._generator.throw(*args)

    def close(self):
        return self._generator.close()


def coroutine(func):
    if not callable(func):
        raise TypeError('types.coroutine() expects a callable')
    if _mark_awaitable(func):
        return func
    from functools import wraps

    @wraps(func)
    def wrapped(*args, **kwargs):
        made = func(*args, **kwargs)
        if isinstance(made, GeneratorType):
            return _AwaitableGenerator(made)
        return made
    return wrapped


def new_class(name, bases=(), kwds=None, exec_body=None):
    kwds = dict(kwds or {})
    meta = kwds.pop('metaclass', None) or (type(bases[0]) if bases else type)
    prepare = getattr(meta, '__prepare__', None)
    namespace = prepare(name, bases, **kwds) if prepare else {}
    if exec_body is not None:
        exec_body(namespace)
    return meta(name, bases, namespace, **kwds)
