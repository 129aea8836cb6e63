# What CPython says when a call does not fit its parameters: for functions of the
# prelude that stand for ones which CPython generates from source text.


def call_error(where, fields, defaults, args, kwargs, named=0):
    # `where` is f(); defaults holds the names that may be left out, `named`
    # tells how many keyword-only ones were given.
    for name in kwargs:
        if name not in fields:
            return f"{where} got an unexpected keyword argument '{name}'"
        if fields.index(name) < len(args):
            return f"{where} got multiple values for argument '{name}'"
    most = len(fields) + 1
    if len(args) > len(fields):
        least = most - len(defaults)
        takes = f'from {least} to {most}' if defaults else f'{most}'
        plural = '' if most == 1 else 's'
        given = f'{len(args) + 1}'
        if named:
            given += (f' positional arguments (and {named} keyword-only '
                      f"argument{'s' if named > 1 else ''})")
        return (f'{where} takes {takes} positional argument{plural} but '
                f'{given} were given')
    missing = [repr(name) for name in fields[len(args):]
               if name not in kwargs and name not in defaults]
    plural = 's' if len(missing) > 1 else ''
    if len(missing) == 1:
        names = missing[0]
    elif len(missing) == 2:
        names = ' and '.join(missing)
    else:
        names = ', '.join(missing[:-1]) + ', and ' + missing[-1]
    return (f'{where} missing {len(missing)} required positional '
            f'argument{plural}: {names}')


def in_c(varargs=(), nameless=(), typed=(), python=(), converted={}):
    # A decorator for a class that CPython has in C: its methods say in C's
    # words that a call does not fit. The kinds are those of func_words. Some
    # convert each argument before they look for what is wrong with the next:
    # what converts them, or None, by the parameters' order.
    def mark(cls):
        for name, held in list(vars(cls).items()):
            kind = (2 if name in varargs else 3 if name in nameless else
                    4 if name in typed else 0 if name in python else 1)
            func = getattr(held, '__func__', held)
            _words(func, kind)
            if name in converted:
                func._converted = tuple(converted[name])
            if name == '__new__' and name in nameless:
                func._name_in_c = 'function'
            if name[0] != '_' or name[1] == '_':
                _in_c(cls, name, held)
        return cls
    return mark
