# math: gamma and lgamma to the last digit, logarithms of large numbers.
import math


def show(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


for x in (5, 0.5, -0.5, 3.7, 171, 172, -3, 0, 1e-30, 150.5, -150.5, 22.5, 1, 2,
          23, 24, 200.5, -201.5, 100, float('inf'), float('-inf')):
    show(lambda: (x, math.gamma(x)))
    show(lambda: (x, math.lgamma(x)))
print(math.log(10**20), math.log(10**400), math.log2(10**20))
