# else without an if
print("never printed")
x = 3
else:
    x = 4
