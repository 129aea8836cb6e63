# A tree of exception groups, split, walked, raised again and printed.
def leaf(n):
    raise ZeroDivisionError(f"leaf {n}")


def collect(*thunks):
    errors = []
    for t in thunks:
        try:
            t()
        except Exception as e:
            errors.append(e)
    if errors:
        raise ExceptionGroup(f"{len(errors)} of {len(thunks)}", errors)


def tree(depth, n=0):
    if depth == 0:
        leaf(n)
    collect(lambda: tree(depth - 1, 2 * n), lambda: tree(depth - 1, 2 * n + 1), lambda: int("x" * depth))


try:
    tree(2)
except* ValueError as eg:
    print("values", eg)
    for e in eg.exceptions:
        print(type(e).__name__, e)
except* ArithmeticError as eg:
    def walk(e, indent=0):
        print(" " * indent + (e.message if isinstance(e, BaseExceptionGroup) else repr(e)))
        for sub in getattr(e, "exceptions", ()):
            walk(sub, indent + 2)
    walk(eg)
for bad in [("x", []), ("x", 5), ("x", [5]), (5, [ValueError()]), ("x", [KeyboardInterrupt()]), ("x",)]:
    try:
        print(ExceptionGroup(*bad))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, repr(BaseExceptionGroup("b", [SystemExit(3)])))
eg = ExceptionGroup("outer", [ValueError(1), ExceptionGroup("inner", [TypeError(2), ValueError(3)])])
print(eg.subgroup(lambda e: isinstance(e, ValueError)), eg.derive([OSError()]), eg.split(KeyError))
print(eg.subgroup((TypeError, KeyError)).exceptions[0].exceptions)
try:
    try:
        raise eg
    except* TypeError:
        raise RuntimeError("while handling")
except ExceptionGroup as e:
    print(e, [repr(x) for x in e.exceptions])
tree(2)
