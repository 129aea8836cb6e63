# fsum tells what it can't hold; rounding asks the number's own method first.
import math
from statistics import fmean


class Any:
    def __ceil__(self):
        return 42

    def __floor__(self):
        return 41

    def __trunc__(self):
        return 40


class Real(Any, float):
    pass


class Whole(Any, int):
    pass


class Plain(float):
    pass


for f in math.ceil, math.floor, math.trunc:
    print(f(Any()), f(Real(2.5)), f(Whole(3)), f(Plain(2.5)), f(True))
inf = math.inf
for numbers in ([inf, -inf], [1e308, 1e308], [1e308, 1e308, -1e308], [inf, 1],
                [math.nan, 1], [1e16, 1, -1e16], [0.1] * 10, [-inf, math.nan]):
    for f in math.fsum, fmean:
        try:
            print(f(numbers))
        except (ValueError, OverflowError) as e:
            print(type(e).__name__, e)
