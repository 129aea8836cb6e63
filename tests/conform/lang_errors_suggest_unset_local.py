# A NameError suggests the function's own names, in the order in which they
# appear and even when they have no value yet; not those that a closure shares.


def outer(flag):
    shared = 1
    if flag:
        t5 = 1
    t6 = 2

    def inner():
        return shared
    return inner, t7, t6, t5


outer(False)
