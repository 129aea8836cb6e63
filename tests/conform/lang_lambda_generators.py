# A lambda with yield is a generator whose value is that of its expression.
def g():
    return (yield 1)


for f in (lambda: (yield 1), g, lambda: (yield from g()), lambda: [(yield 1), "x"],
          lambda a="d": (a, (yield 1)), lambda: (yield from (lambda: (yield 1))())):
    gen = f()
    print(next(gen), end=" ")
    try:
        gen.send(2)
    except StopIteration as e:
        print(e.value)
print(list((lambda: ((yield 1), (yield 2)))()))
