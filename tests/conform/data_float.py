# Floats: repr, rounding, special values, formats
print(0.1, 0.1 + 0.2, 1e16, 1e15, 123456789.123, 1e-4, 1e-5, 1.5e300, 5e-324, 2.5, -0.0, 1.0, 100.0, 1e22, 1e21)
print(float("inf"), -float("inf"), float("nan"), float("1e400"), float(" 3.5 "), float("1_0.5"), float("-Infinity"))
print(1 / 3, 2 / 3, 22 / 7, 1e100, 1.7976931348623157e308, 9007199254740993.0, 0.1 + 0.7)
nan, inf = float("nan"), float("inf")
print(nan == nan, nan != nan, inf > 10 ** 400, inf - inf, inf * 0, -inf < inf, [nan] == [nan])
print(round(0.5), round(1.5), round(2.5), round(-0.5), round(1.005, 2), round(2.5, 0), round(1234.567, -2), round(1e20))
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, divmod(7.5, -2), 2 ** 0.5, (-8) ** 2.0, 2.0 ** -2, 9 ** 0.5)
print((0.75).as_integer_ratio(), (2.0).is_integer(), (255.5).hex(), float.fromhex("0x1p-2"), int(1e20), float(10 ** 22))
for spec in ("", ".3f", "10.2f", "<10.1f", "+.2e", "g", ".3g", ",.1f", "%", ".1%", "010.3f", "e", ".0f", "_.2f", "G", "n", ">+9.1f", "z.0f"):
    print(spec, [format(v, spec) for v in (3.14159, -0.001, 1234567.891, 1e-10, 0.0)])
print("%f %.2f %e %g %g %g %5.1f|%-8.2f|%+f" % (1.5, 2.345, 12345.678, 1e-5, 1e6, 123456.0, 2.25, 3.14159, 1))
print(sum([0.1] * 10), sum([0.1] * 10) == 1.0, 0.1 * 3, 1.1 * 1.1, 4.35 * 100, 1e308 * 10, 3.0 == 3, hash(0.5), hash(1e300))
for f in (lambda: 1e308 ** 2, lambda: int(inf), lambda: int(nan), lambda: 10 ** 400 * 1.0, lambda: 1.0 % 0):
    try:
        f()
    except (OverflowError, ValueError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
