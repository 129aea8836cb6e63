# Chained, starred, nested, augmented, annotated and walrus assignment
a = b = c = [1]
b.append(2)
print(a, a is c)
x, y = 1, 2
x, y = y, x
print(x, y)
first, *rest = range(5)
*init, last = "abc"
p, (q, *r), s = 1, "xyz", [4]
print(first, rest, init, last, p, q, r, s)
[m, n] = {"k": 1, "l": 2}
print(m, n)
n: int = 3
n += 4; n *= 2; n -= 1; n //= 2; n **= 2; n %= 7; n <<= 3; n |= 1; n ^= 3; n &= 0xff; n >>= 1
print(n)
late: str
try:
    print(late)
except NameError as e:
    print(e)
if (k := len("hello")) > 3:
    print(k)
print([z := i * i for i in range(4)], z)
i, a[i], a[0] = 1, "one", "zero"
print(i, a)
def wrong(n):
    if n == 0: a, b = 1
    if n == 1: a, b = 1, 2, 3
    if n == 2: a, *b, c = [1]
    if n == 3: a, b = [5]
    if n == 4: a, b = iter(range(5))
    if n == 5: (1).x = 2
for n in range(6):
    try:
        wrong(n)
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
