"""What leaves an except* clause: a member of the group is raised anew."""


def handle(error):
    try:
        raise error
    except* ValueError:
        print("value")
    except* Exception as rest:
        raise rest.exceptions[0]


class Odd(OSError):
    def __eq__(self, other):
        print("compared")
        return True

    def __hash__(self):
        print("hashed")
        return 1


def again():
    try:
        raise ExceptionGroup("odd", [Odd(1), Odd(2), KeyError(3)])
    except* Odd:
        raise
    except* KeyError:
        pass


try:
    again()
except ExceptionGroup as e:
    print(e, len(e.exceptions), e.__suppress_context__)

handle(ExceptionGroup("out", [ExceptionGroup("in", [OSError(), ValueError()])]))
