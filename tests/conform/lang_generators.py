# Generators: yield, send, throw, close, return value
def gen(n):
    try:
        for i in range(n):
            got = yield i
            if got: print("got", got)
        return "done"
    except ValueError as e:
        print("caught", e)
        yield "after"
    finally:
        print("finally")

g = gen(3)
print(next(g), g.send("hello"), g.send(None))
try:
    next(g)
except StopIteration as e:
    print("value", e.value)
print(next(g, "exhausted"), list(g))
g = gen(3)
next(g)
print(g.throw(ValueError("thrown")))
g.close()
g = gen(2); next(g); g.close(); g.close()
print(list(gen(2)), sum(gen(4)), 2 in gen(5), sorted(gen(3), reverse=True))
try:
    gen(1).send(5)
except TypeError as e:
    print(e)
def bad():
    yield 1
    raise StopIteration("inside")
try:
    list(bad())
except RuntimeError as e:
    print(e, repr(e.__cause__))
def self_run():
    yield next(me)
me = self_run()
try:
    next(me)
except ValueError as e:
    print(e)
