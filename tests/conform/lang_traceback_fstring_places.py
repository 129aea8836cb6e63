# Errors inside f-strings, in one line and over several.
class User:
    def __init__(self, name):
        self.name = name

    def __str__(self):
        return f"{self.name.upper()} ({self.age})"


def report(users):
    return "\n".join(
        f"{i:>2}. {u.name:<10} "
        f"{u.name[i]!r}"
        for i, u in enumerate(users)
    )


def multi(x):
    return f"""
    first {x + 1}
    second {x + "a"}
    """


import traceback, sys
for f in (lambda: report([User("ab"), User("c")]), lambda: multi(1), lambda: f"{1:{'x'}}", lambda: f"{[1, 2][5]} and {1/0}", lambda: f"{User('q')}", lambda: f"{undefined!r:>5}", lambda: f"{(lambda x: x[0])([])}", lambda: f"{f'{1 / 0}'}", lambda: "a" f"{1/0}" "b"):
    try:
        print(f())
    except Exception:
        traceback.print_exc(file=sys.stdout)
print(f"{User('bob')!s:>20}")
