# Lazy pipelines: who runs when
def numbers():
    for i in range(1, 6):
        print("make", i)
        yield i
def even(xs):
    for x in xs:
        print("test", x)
        if x % 2 == 0:
            yield x
def square(xs):
    for x in xs:
        yield x * x
for v in square(even(numbers())):
    print("->", v)
g = (print("eval", i) or i for i in range(3))
print("made")
print(next(g))
print(list(g))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
f = fib()
print([next(f) for _ in range(15)])
print(type(f).__name__, f.__name__, f.gi_frame is not None)
