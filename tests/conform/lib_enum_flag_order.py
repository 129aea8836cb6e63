# A flag is iterated by value, or as its members were defined when their values
# don't ascend.
import enum
class P(enum.Flag):
    R = 4
    W = 2
    X = 1
print(list(P(7)), P(6), repr(P(3)), P.R | P.X)
class Q(enum.IntFlag):
    A = 2
    B = 1
    C = 8
print(list(Q(11)), repr(Q(3)))
