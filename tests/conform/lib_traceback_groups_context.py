# An exception group whose members share a context, as the traceback module, logging
# and the interpreter show it
import logging
import sys
import traceback

shared = KeyError('shared')
first, second = ValueError('first'), TypeError('second')
first.__context__ = second.__context__ = shared
group = ExceptionGroup('both', [first, second])
traceback.print_exception(group)
print(''.join(traceback.format_exception(group)))
logging.basicConfig(format='%(levelname)s %(message)s', stream=sys.stdout)
logging.error('logged', exc_info=group)


def fails(text):
    raise ValueError(text)


def nested():
    found = []
    for text in 'ab':
        try:
            fails(text)
        except ValueError as e:
            found.append(e)
    try:
        raise LookupError('around')
    except LookupError as e:
        raise ExceptionGroup('inner', found) from e

try:
    nested()
except* ValueError:
    traceback.print_exc()
    traceback.print_exc(limit=1)
    print(traceback.format_exc(chain=False))
raise ExceptionGroup('outer', [group, first])
