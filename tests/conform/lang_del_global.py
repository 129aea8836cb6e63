# del of names, items, attributes, slices; globals and locals
x = y = 1
del x
try:
    x
except NameError as e:
    print(e)
xs = list(range(10))
del xs[0], xs[-1], xs[1:3]
print(xs)
del xs[::2]
print(xs)
d = {"a": 1, "b": 2}
del d["a"]
try:
    del d["a"]
except KeyError as e:
    print("KeyError", e)
def f():
    z = 1
    print(locals(), "y" in globals())
    del z
    print(locals())
    try:
        z
    except UnboundLocalError as e:
        print(e)
f()
def g():
    global made
    made = "by g"
g()
print(made, globals()["made"], __name__)
del (y)
print("y" in globals())
