# Generators that are sent to, thrown at, delegated to and closed.
def averager():
    total = count = 0
    average = None
    try:
        while True:
            try:
                x = yield average
            except ValueError as e:
                print("  reset because", e)
                total = count = 0
                average = None
                continue
            if x is None:
                break
            total += x
            count += 1
            average = total / count
    finally:
        print("  averager closed")
    return count, total


def delegate(out):
    while True:
        result = yield from averager()
        out.append(result)
        print("  delegated", result)


out = []
d = delegate(out)
print(next(d), d.send(10), d.send(20), d.throw(ValueError("too many")), d.send(5))
print(d.send(None), out)
print(d.gi_running, d.gi_frame is not None, d.gi_yieldfrom.__name__, d.__name__, d.__qualname__)
d.close()
d.close()
print(d.gi_frame, next(d, "over"))
g = averager()
try:
    g.send(3)
except TypeError as e:
    print(e)
next(g)
try:
    g.throw(KeyError("k"))
except KeyError as e:
    print("KeyError", e, g.gi_frame)
try:
    g.throw(OSError("after end"))
except OSError as e:
    print("again", e)


def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("won't go")


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print(e)


def leaky():
    yield 1
    raise StopIteration("inside")


try:
    list(leaky())
except RuntimeError as e:
    print(e, repr(e.__cause__), e.__cause__ is e.__context__)


def selfish():
    yield next(me)


me = selfish()
try:
    next(me)
except ValueError as e:
    print(e)
x = averager()
next(x)
x.throw("not an exception")
