# yield as an expression, in arguments, in conditions; generators as state machines and pipelines
def acc():
    total = 0
    while (n := (yield total)) is not None: total += n
    return total
g = acc(); next(g); print([g.send(i) for i in (1, 2, 3)])
try: g.send(None)
except StopIteration as e: print(e.value)
def two(): print((yield 1), (yield 2))
t = two(); next(t); t.send("a")
try: t.send("b")
except StopIteration: pass
def light():
    while True:
        for s in ("green", "yellow", "red"): yield s
l = light(); print([next(l) for _ in range(5)])
def tree(n): 
    if n: yield from tree(n - 1); yield n; yield from tree(n - 1)
print(list(tree(3)))
def coroutine(f):
    def start(*a):
        g = f(*a); next(g); return g
    return start
@coroutine
def grep(word, target):
    while True:
        line = yield
        if word in line: target.send(line)
@coroutine
def printer():
    while True: print("->", (yield))
p = grep("py", printer())
for line in ("python", "java", "pypy"): p.send(line)
def flatten(x):
    for i in x:
        if isinstance(i, (list, tuple)): yield from flatten(i)
        else: yield i
print(list(flatten([1, [2, (3, [4])], []])))
def perms(xs):
    if not xs: yield []
    for i, x in enumerate(xs):
        for rest in perms(xs[:i] + xs[i + 1:]): yield [x] + rest
print(list(perms("abc"))[:4])
gen = (yield_ for yield_ in range(2)); print(next(gen), sum(gen))
d = {"k": (lambda: (yield 5))}; print(list(d["k"]()))
