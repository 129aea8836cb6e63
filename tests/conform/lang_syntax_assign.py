# = where == was meant
print("never printed")
x = 1
if x = 2:
    print("two")
