# Sorting algorithms written out, counted, compared with sorted
import random

def bubble(xs):
    n = 0
    for i in range(len(xs)):
        for j in range(len(xs) - 1 - i):
            n += 1
            if xs[j] > xs[j + 1]:
                xs[j], xs[j + 1] = xs[j + 1], xs[j]
    return n
def insertion(xs):
    n = 0
    for i in range(1, len(xs)):
        x, j = xs[i], i - 1
        while j >= 0 and xs[j] > x:
            xs[j + 1] = xs[j]; j -= 1; n += 1
        xs[j + 1] = x
    return n
def merge_sort(xs):
    if len(xs) < 2: return xs
    mid = len(xs) // 2
    a, b, out = merge_sort(xs[:mid]), merge_sort(xs[mid:]), []
    while a and b: out.append((a if a[0] <= b[0] else b).pop(0))
    return out + a + b
def quick(xs):
    if len(xs) <= 1: return xs
    pivot, *rest = xs
    return quick([x for x in rest if x < pivot]) + [pivot] + quick([x for x in rest if x >= pivot])
def heap_sort(xs):
    def sift(i, n):
        while (c := 2 * i + 1) < n:
            if c + 1 < n and xs[c + 1] > xs[c]: c += 1
            if xs[i] >= xs[c]: return
            xs[i], xs[c] = xs[c], xs[i]; i = c
    for i in reversed(range(len(xs) // 2)): sift(i, len(xs))
    for n in range(len(xs) - 1, 0, -1):
        xs[0], xs[n] = xs[n], xs[0]; sift(0, n)
def binary_search(xs, x):
    lo, hi = 0, len(xs)
    while lo < hi:
        mid = (lo + hi) // 2
        if xs[mid] < x: lo = mid + 1
        else: hi = mid
    return lo if lo < len(xs) and xs[lo] == x else None
random.seed(11)
data = [random.randint(0, 99) for _ in range(20)]
print(data)
for f in (bubble, insertion, merge_sort, quick, heap_sort):
    xs = data[:]; r = f(xs)
    result = r if isinstance(r, list) else xs
    print(f.__name__, result == sorted(data), r if isinstance(r, int) else "")
s = sorted(data); print(s, [binary_search(s, x) for x in (s[0], s[-1], -1, 100, s[7])])
print(sorted("the Quick brown Fox".split(), key=str.lower), sorted(data, key=lambda x: (x % 10, -x))[:5])
