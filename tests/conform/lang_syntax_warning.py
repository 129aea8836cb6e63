# Suspicious code is warned of when it is compiled
x = 5
print("is five" if x is 5 else "is not")
assert (x == 1, "always true")
try:
    print([1, 2] [3, 4])
except TypeError as e:
    print(e)
