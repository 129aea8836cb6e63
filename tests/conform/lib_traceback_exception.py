# traceback.TracebackException: the text of an exception, kept without its frames
import sys
import traceback


def fails(key):
    return {}[key]

try:
    try:
        fails('k')
    except KeyError as error:
        raise ValueError('no such key') from error
except ValueError as error:
    error.add_note('a note')
    kept = traceback.TracebackException.from_exception(error)
print(kept.exc_type, str(kept), [(f.name, f.line) for f in kept.stack])
print(kept.__cause__.exc_type, kept.__context__, kept.__suppress_context__)
print([f.name for f in kept.__cause__.stack], kept.__notes__)
print(list(kept.format_exception_only()))
print(''.join(kept.format()), end='')
print(''.join(kept.format(chain=False)), end='')
kept.print(file=sys.stdout)
