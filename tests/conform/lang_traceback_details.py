# What the traceback module shows of deep calls, notes, values and elements.
import sys
import traceback


def show(f, **options):
    try:
        f()
    except BaseException:
        traceback.print_exc(file=sys.stdout, **options)
    print('--')


def down(n):
    return down(n - 1) if n else 1 / n


class Text:
    def __str__(self):
        return 5


show(lambda: down(6))
show(lambda: down(6), limit=3)
show(lambda: down(6), limit=-5)
show(lambda: '%s and %6r' % (1, Text()))
show(lambda: 'only %s' % (Text(),))
show(lambda: 'one %s' % Text())
show(lambda: {[x] for x in [1]})
show(lambda: {[x]: 1 for x in [1]})
show(lambda: next(Stop()))
for notes in (['a', 'b\nc', 5], 'text', 5):
    try:
        e = ValueError('noted')
        e.__notes__ = notes
        raise e
    except ValueError as e:
        print(traceback.format_exception_only(e))


class Stop:
    def __next__(self):
        raise StopIteration('why')


def stubborn():
    try:
        yield
    except GeneratorExit:
        yield


show(lambda: next(Stop()))
g = stubborn()
next(g)
del g
async def late():
    return await anext(Later(), 'default')


class Later:
    def __anext__(self):
        return 5


show(lambda: late().send(None))
