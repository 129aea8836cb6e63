# nonlocal without an outer variable
def f():
    nonlocal n
    n = 1
print("never printed")
