# A missing colon
print("never printed")
def f(x)
    return x
