# Sorting, sieve, gcd, primes, matrices, binary search: plain programs
def qsort(xs):
    return xs if len(xs) < 2 else qsort([x for x in xs[1:] if x < xs[0]]) + [xs[0]] + qsort([x for x in xs[1:] if x >= xs[0]])
print(qsort([3, 6, 1, 8, 2, 9, 2]))
def sieve(n):
    p = [True] * (n + 1)
    p[0:2] = [False] * 2
    for i in range(2, int(n ** 0.5) + 1):
        if p[i]:
            p[i * i::i] = [False] * len(p[i * i::i])
    return [i for i, v in enumerate(p) if v]
print(sieve(60))
def gcd(a, b):
    while b: a, b = b, a % b
    return a
print(gcd(1071, 462))
def bsearch(xs, v):
    lo, hi = 0, len(xs)
    while lo < hi:
        mid = (lo + hi) // 2
        if xs[mid] < v: lo = mid + 1
        else: hi = mid
    return lo
print([bsearch([1, 3, 5, 7], v) for v in range(9)])
A, B = [[1, 2], [3, 4]], [[0, 1], [1, 0]]
print([[sum(a * b for a, b in zip(r, c)) for c in zip(*B)] for r in A])
def perms(s): return [s] if len(s) < 2 else [c + p for i, c in enumerate(s) for p in perms(s[:i] + s[i + 1:])]
print(perms("abc"))
for i in range(1, 16):
    print("Fizz" * (i % 3 == 0) + "Buzz" * (i % 5 == 0) or i, end=" ")
print()
n, steps = 27, 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
print(steps)
