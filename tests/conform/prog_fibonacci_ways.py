# Fibonacci six ways: recursion, memo, loop, generator, matrix, async
import asyncio
import functools
import itertools

def rec(n): return n if n < 2 else rec(n - 1) + rec(n - 2)
@functools.lru_cache(None)
def memo(n): return n if n < 2 else memo(n - 1) + memo(n - 2)
def loop(n):
    a, b = 0, 1
    for _ in range(n): a, b = b, a + b
    return a
def gen():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
def mat(n):
    def mul(x, y): return (x[0] * y[0] + x[1] * y[2], x[0] * y[1] + x[1] * y[3], x[2] * y[0] + x[3] * y[2], x[2] * y[1] + x[3] * y[3])
    r, m = (1, 0, 0, 1), (1, 1, 1, 0)
    while n:
        if n % 2: r = mul(r, m)
        m = mul(m, m); n //= 2
    return r[1]
async def afib(n):
    if n < 2: return n
    a, b = await asyncio.gather(afib(n - 1), afib(n - 2))
    return a + b
print([f(15) for f in (rec, memo, loop, mat)], next(itertools.islice(gen(), 15, None)), asyncio.run(afib(8)))
print(loop(300) == memo(300) == mat(300), loop(300), memo.cache_info().currsize, len(str(mat(5000))), list(itertools.takewhile(lambda x: x < 60, gen())))
print(loop(80) / loop(79), (1 + 5 ** 0.5) / 2, [n for n in range(30) if loop(n) % 10 == 0])
try: rec(-1) and memo([1])
except TypeError as e: print(e)
