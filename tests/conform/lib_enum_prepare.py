# EnumType.__prepare__ looks at the bases
import enum


class Hue(enum.Enum):
    RED = 1


def attempt(*args):
    try:
        print(type(enum.EnumType.__prepare__(*args)).__name__)
    except Exception as e:
        print(type(e).__name__, e)


attempt("x", (enum.Enum,))
attempt("x", ())
attempt("x", (int, enum.Enum))
attempt("x", "y")
attempt((enum.Enum,), "Made")
attempt("x", (1,))
attempt("x", (int,))
attempt("x", (enum.Enum, int))
attempt("x", (Hue,))
attempt("x")
