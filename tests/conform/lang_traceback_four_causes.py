# A long chain of causes and contexts, partly suppressed.
class AppError(Exception):
    def __init__(self, layer, cause=None):
        super().__init__(f"{layer} failed" + (f": {cause}" if cause else ""))
        self.layer = layer


def db():
    raise ConnectionResetError(104, "reset")


def repo(mode):
    try:
        db()
    except OSError as e:
        match mode:
            case "from":
                raise AppError("repo", e) from e
            case "none":
                raise AppError("repo") from None
            case "context":
                raise AppError("repo")
            case "other":
                raise AppError("repo") from ValueError("unrelated")


def service(mode):
    try:
        repo(mode)
    except AppError as e:
        try:
            cleanup = {}
            cleanup["handle"]
        except KeyError:
            raise AppError("service") from e


def walk(e, depth=0):
    print("  " * depth + f"{e!r} suppress={e.__suppress_context__}")
    if e.__cause__:
        print("  " * depth + " cause:")
        walk(e.__cause__, depth + 1)
    if e.__context__ and e.__context__ is not e.__cause__:
        print("  " * depth + " context:")
        walk(e.__context__, depth + 1)


for mode in ("from", "none", "context", "other"):
    try:
        service(mode)
    except AppError as e:
        walk(e)
service("from")
