# What an except* clause raises has the part it caught as its context, a plain
# exception inside a group of one.
try:
    raise ValueError('plain')
except* ValueError as group:
    try:
        len()
    except TypeError as error:
        print(repr(error.__context__))
try:
    raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
except* TypeError:
    try:
        len()
    except TypeError as error:
        print(repr(error.__context__))
except* ValueError:
    print('the other')
try:
    raise KeyError('k')
except* KeyError:
    raise RuntimeError('worse')
