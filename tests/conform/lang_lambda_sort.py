# Functions as values: keys, tables of functions, partial application by closures
ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b}
for k, f in ops.items():
    print(k, f(6, 3), f.__name__)
def rpn(text):
    st = []
    for tok in text.split():
        if tok in ops:
            b, a = st.pop(), st.pop()
            st.append(ops[tok](a, b))
        else:
            st.append(int(tok))
    return st.pop()
print(rpn("3 4 + 2 * 7 -"))
people = [("Ann", 30), ("Bob", 25), ("Cid", 30), ("Dee", 25)]
print(sorted(people, key=lambda p: (-p[1], p[0])))
people.sort(key=lambda p: p[1])
print(people)
compose = lambda *fs: lambda x: [x := f(x) for f in fs][-1]
print(compose(abs, str, len)(-1234))
def curry(f): return lambda a: lambda b: f(a, b)
print(curry(pow)(2)(5), (lambda *a, k=1, **kw: (a, k, kw))(1, 2, z=3))
