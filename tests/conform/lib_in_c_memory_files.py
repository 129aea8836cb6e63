# StringIO and BytesIO, which CPython has in C: what wrong calls are told
import io


def show(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


for kind in io.StringIO, io.BytesIO:
    file = kind()
    print(kind, kind.getvalue, kind.write, type(file.getvalue).__name__)
    for use in (lambda: file.getvalue(1), lambda: file.getvalue(x=1),
                lambda: file.write(), lambda: file.write(1),
                lambda: file.write('a', 'b'), lambda: file.read(1, 2),
                lambda: file.read('x'), lambda: file.x, lambda: file + 1,
                lambda: file.close(3), lambda: file.tell(3), lambda: kind(1),
                lambda: kind('a', 'b', 'c', 'd'), lambda: kind.write(3, ''),
                lambda: file.readlines(1, 2), lambda: file.writelines(3),
                lambda: file.truncate('a'), lambda: len(file),
                lambda: file.read + 1):
        show(use)
    file.close()
    for use in file.getvalue, file.read, file.tell:
        show(use)


class Loud(io.StringIO):
    def write(self, text):
        return super().write(text.upper())


loud = Loud()
print('x', file=loud)
print(repr(loud.getvalue()), isinstance(loud, io.IOBase))
