# math: functions, constants, errors
import math
print(math.pi, math.e, math.tau, math.inf, math.nan, math.sqrt(2), math.cbrt(27), math.isqrt(99), math.pow(2, 0.5), math.exp(1), math.log(10), math.log2(8), math.log10(1000), math.log(8, 2), math.log1p(1e-5))
print(math.floor(-1.5), math.ceil(1.2), math.trunc(-1.9), math.fabs(-2), math.fmod(-7, 3), math.modf(2.5), math.frexp(8), math.ldexp(0.5, 4), math.copysign(1, -0.0), math.remainder(7, 4))
print(math.gcd(12, 18), math.lcm(4, 6), math.gcd(), math.factorial(20), math.comb(5, 2), math.perm(5, 2), math.prod([1, 2, 3]), math.fsum([0.1] * 10), math.dist((0, 0), (3, 4)), math.hypot(3, 4))
print(math.sin(1), math.cos(1), math.tan(1), math.atan2(1, 2), math.asin(1), math.degrees(math.pi), math.radians(180), math.sinh(1), math.erf(0.5), math.gamma(5))
print(math.isclose(0.1 + 0.2, 0.3), math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.ulp(1.0), math.nextafter(1, 2), math.ceil(10 ** 20 + 0.5), math.floor(2.0))
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.exp(1000), lambda: math.floor(math.inf), lambda: math.sqrt("x"), lambda: math.factorial(1.5), lambda: math.gcd(1.5), lambda: math.isqrt(-1)):
    try:
        f()
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
