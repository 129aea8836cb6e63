# Generators: return values, StopIteration inside, closing, reuse, running
def g():
    x = yield 1
    print("got", x)
    y = yield 2
    return "result"
it = g(); print(next(it), it.send("a"))
try: it.send("b")
except StopIteration as e: print("value", e.value, e.args)
try: next(it)
except StopIteration as e: print("again", e.value)
def bad():
    yield 1
    raise StopIteration("x")
try: list(bad())
except RuntimeError as e: print(e, repr(e.__cause__))
def stubborn():
    while True:
        try: yield
        except GeneratorExit: print("ignoring")
s = stubborn(); next(s)
try: s.close()
except RuntimeError as e: print(e)
def itself():
    try: next(me)
    except ValueError as e: print(e)
    yield
me = itself(); next(me)
def thrower():
    try: yield 1
    except ValueError as e: yield f"caught {e}"
t = thrower(); next(t); print(t.throw(ValueError("v")))
try: t.throw(KeyError)
except KeyError as e: print("out", repr(e))
try: g().send(5)
except TypeError as e: print(e)
n = g(); n.close(); print(list(n), n.gi_frame, n.gi_running)
def deleg():
    r = yield from g()
    print("delegated", r)
    yield from [10, 20]
    yield from "xy"
    return (yield)
print(list(deleg()))
d = deleg(); next(d)
try: d.throw(OSError("through"))
except OSError as e: print(e)
def fin():
    try: yield 1
    finally: print("cleanup")
f = fin(); next(f); del f; print("deleted")
print(sum(x * x for x in range(4)), list(x for x in "ab" for y in range(2)), (i for i in []).__name__, type(g()).__name__)
ge = (print("evaluated") or i for i in range(2)); print("lazy"); print(list(ge), list(ge))
try: print(*(1 / x for x in (1, 0)))
except ZeroDivisionError as e: print(e)
def infinite():
    n = 0
    while True:
        yield n
        n += 1
from itertools import islice, takewhile
print(list(islice(infinite(), 3)), [*takewhile(lambda x: x < 4, infinite())], next(x for x in infinite() if x * x > 50))
a, b, *c = (i for i in range(5)); print(a, b, c, 3 in infinite(), max(islice(infinite(), 9)), dict(zip("ab", infinite())))
for act in (lambda: len(g()), lambda: g()[0], lambda: g() + g(), lambda: next(iter([]))):
    try: print(act())
    except (TypeError, StopIteration) as e: print(type(e).__name__, e)
