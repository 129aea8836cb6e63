# Dynamic programming: knapsack, longest common subsequence, edit distance, coins, paths
from functools import cache
import sys

items = [("map", 9, 150), ("water", 153, 200), ("sandwich", 50, 160), ("glucose", 15, 60), ("tin", 68, 45), ("banana", 27, 60), ("cheese", 23, 30)]
@cache
def best(i, room):
    if i == len(items): return 0, ()
    skip = best(i + 1, room)
    name, w, v = items[i]
    if w <= room:
        value, names = best(i + 1, room - w)
        return max(skip, (value + v, (name,) + names))
    return skip
print(best(0, 200), best.cache_info().misses)
def lcs(a, b):
    t = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            t[i + 1][j + 1] = t[i][j] + x if x == y else max(t[i][j + 1], t[i + 1][j], key=len)
    return t[-1][-1]
def edit(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        prev, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            prev, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, prev + (x != y))
    return row[-1]
print(lcs("AGGTAB", "GXTXAYB"), edit("kitten", "sitting"), edit("", "abc"), edit("same", "same"))
@cache
def coins(n, kinds=(50, 20, 10, 5, 2, 1)):
    if n == 0: return 1
    if n < 0 or not kinds: return 0
    return coins(n - kinds[0], kinds) + coins(n, kinds[1:])
print(coins(100), [coins(n) for n in range(11)])
def collatz(n, seen={1: 1}):
    if n not in seen: seen[n] = 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)
    return seen[n]
print(max(range(1, 1000), key=collatz), collatz(27))
def hanoi(n, a="A", b="B", c="C"):
    if n: yield from hanoi(n - 1, a, c, b); yield a + c; yield from hanoi(n - 1, b, a, c)
print(*hanoi(3), len(list(hanoi(8))))
def pascal(n):
    row = [1]
    for _ in range(n): yield row; row = [a + b for a, b in zip([0] + row, row + [0])]
for r in pascal(6): print(" ".join(f"{x:>3}" for x in r).center(30).rstrip())
sys.setrecursionlimit(200)
def deep(n): return 0 if n == 0 else 1 + deep(n - 1)
try: print(deep(50), deep(500))
except RecursionError as e: print(e)
