# Integers without limit, division, bits, bases
print(2 ** 100, -7 // 2, -7 % 2, 7 // -2, 7 % -2, divmod(-9, 4), 10 ** 30 // 7, 10 ** 30 % 7)
print(0b1010, 0o17, 0xff, 1_000_000, int("ff", 16), int("0b11", 0), int("-0x1F", 16), int(" 42 "), int("1_000"), int("z", 36))
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 70, -1 >> 3, (1 << 70) >> 68, -(2 ** 65) >> 1)
print((255).bit_length(), (10).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"), (7).bit_count())
print(int(3.9), int(-3.9), int(True), int("0"), bool(0), True + True, True * 3, -True)
print(7 / 2, 6 / 3, 2 ** -1, 0 ** 0, pow(7, -1, 11), pow(2, 200, 1000007))
x = 1
for i in range(1, 41):
    x *= i
print(x, len(str(x)), str(x)[::-1][:5], hash(x) == hash(x + 0))
print(10 ** 20 == 1e20, 2 ** 53 + 1 == float(2 ** 53), 10 ** 25 > 1e25, 3 == 3.0, 2 ** 64 - 1 & 0xffff)
print((5).__add__(3), int.__mul__(2, 3), (3).real, (3).numerator, isinstance(3, int), type(3 // 1.0))
print(int("9" * 50) + 1, -(10 ** 40) // 3, abs(-10 ** 30), round(1234567, -3), round(-15, -1), round(25, -1))
print(hex(2 ** 70), oct(-9), bin(-5), f"{2**70:,}", f"{-255:#010x}", "%d %x %o %5d|%-5d|%05d" % (10 ** 20, 255, 8, 42, 42, 42))
for s in ("", "1 2", "0x1", "1__0", "é", "12a"):
    try:
        int(s)
    except ValueError as e:
        print(e)
