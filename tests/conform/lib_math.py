# math: results, and the two kinds of error.
import math, statistics, heapq, bisect
print(math.sqrt(2), math.floor(-2.5), math.ceil(2.1), math.trunc(-2.7), math.factorial(25), math.gcd(12, 18, 27), math.lcm(4, 6))
print(math.log(10), math.log(8, 2), math.log2(8), math.log10(1000), math.log(10 ** 400), math.exp(1), math.pow(2, 0.5))
print(math.hypot(3, 4), math.dist([1, 2], [4, 6]), math.fsum([0.1] * 10), math.prod([1, 2, 3]), math.isclose(0.1 + 0.2, 0.3))
print(math.comb(10, 3), math.perm(5, 2), math.isqrt(17), math.copysign(1, -0.0), math.fmod(-7, 3), math.modf(2.5), math.frexp(8))
print(math.pi, math.e, math.tau, math.inf, math.nan, math.degrees(1), math.radians(90), math.sin(1), math.atan2(1, 2), math.ulp(1.0))
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.exp(1000), lambda: math.factorial(-1), lambda: math.sqrt("x"), lambda: math.floor(math.inf), lambda: math.pow(-1, 0.5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(statistics.mean([1, 2, 3, 4]), statistics.median([1, 3, 2]), statistics.stdev([1, 2, 3, 4]), statistics.pstdev([1.5, 2.5]), statistics.mode("aab"))
h = [5, 1, 4, 2]; heapq.heapify(h); heapq.heappush(h, 0); print(h, heapq.heappop(h), h, heapq.nlargest(2, h), heapq.nsmallest(2, h), heapq.heappushpop(h, 3), list(heapq.merge([1, 4], [2, 3])))
a = [1, 3, 5]; bisect.insort(a, 4); print(a, bisect.bisect(a, 3), bisect.bisect_left(a, 3))
