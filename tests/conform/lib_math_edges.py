# math: integers, rounding, comparison, sums, and the domain of every function
import math

print(math.factorial(20), math.gcd(12, 18, 27), math.lcm(4, 6), math.comb(5, 2), math.perm(5, 2), math.perm(4), math.isqrt(99), math.prod([2, 3, 4]), math.prod([], start=5), math.gcd())
print(math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), math.fabs(-3), math.fmod(-7, 3), math.remainder(7, 4), math.modf(3.25), math.frexp(8), math.ldexp(0.5, 4), math.copysign(3, -0.0))
print(math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-10, abs_tol=1e-9), math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.inf > 10 ** 300)
print(math.sqrt(2), math.exp(1), math.log(10), math.log(8, 2), math.log2(1024), math.log10(1000), math.log1p(1e-10), math.expm1(1e-10), math.pow(2, 0.5), math.hypot(3, 4), math.dist((0, 0), (3, 4)), math.cbrt(27))
print(math.sin(1), math.cos(1), math.tan(1), math.asin(1), math.acos(0), math.atan(1), math.atan2(1, -1), math.degrees(math.pi), math.radians(180), math.sinh(1), math.cosh(1), math.tanh(1))
print(math.fsum([0.1] * 10), sum([0.1] * 10), math.gamma(5), math.erf(0.5), math.erfc(0.5), math.ulp(1.0), math.nextafter(1, 2), math.tau, math.e, math.log(10 ** 400))
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.factorial(-1), lambda: math.factorial(2.5), lambda: math.acos(2), lambda: math.exp(1000), lambda: math.isqrt(-1), lambda: math.comb(-1, 2),
            lambda: math.sqrt("4"), lambda: math.floor("x"), lambda: math.floor(math.inf), lambda: math.ceil(math.nan), lambda: math.gcd(1.5), lambda: math.pow(0, -1), lambda: math.fmod(1, 0), lambda: math.hypot("a"), lambda: math.gamma(0)):
    try:
        print(bad())
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
