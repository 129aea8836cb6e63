# C's and
x = 1
if x > 0 && x < 5:
    print(x)
