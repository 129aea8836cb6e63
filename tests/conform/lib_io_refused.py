# What a text or bytes in memory can't do as a file
import io

print(issubclass(io.UnsupportedOperation, OSError),
      issubclass(io.UnsupportedOperation, ValueError))
for kind, start in ((io.StringIO, 'abc'), (io.BytesIO, b'abc')):
    file = kind(start)
    for use in (file.fileno, file.detach, lambda: file.seek(1, 1),
                lambda: file.seek(-1), lambda: file.seek(0, 2),
                lambda: file.seek(2, 7), lambda: file.truncate(-1),
                lambda: file.truncate(2), lambda: file.truncate(9),
                lambda: file.getvalue()):
        try:
            print(use())
        except (OSError, ValueError) as error:
            print(type(error).__name__, error)
    file.close()
    for use in (lambda: file.seek(0), lambda: file.truncate(), file.tell):
        try:
            print(use())
        except ValueError as error:
            print(error)
