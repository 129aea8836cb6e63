# % formatting: every conversion, flags, width, precision, mappings
print("%d|%5d|%-5d|%05d|%+d|% d|%i|%u" % (1, 2, 3, 4, 5, 6, 7, 8), "%x %X %#x %o %#o" % (255, 255, 255, 8, 8), "%c%c" % ("a", 66))
print("%f %.2f %10.3f %-10.1f| %+.1f %e %.2E %g %G %g" % (1.5, 2.345, 3.14159, 2.5, 1.0, 12345.678, 0.00012, 1e10, 1e-10, 100000.0))
print("%s %r %a %10s|%-10s|%.2s" % ("é", "é", "é", "right", "left", "cut"), "%%", "%d%%" % 50, "%(a)s-%(b)05.1f" % {"a": 1, "b": 2}, "%*d|%-*d|%.*f" % (5, 1, 5, 2, 2, 3.14159))
print("%s" % None, "%s" % [1, 2], "%s" % ((1, 2),), "%d" % 3.99, "%d" % True, "%s %s" % ("a", "b"), "%5.1f%%" % 12.34, "%x" % -255, "%08.3f" % -3.14159, "%s" % {"k": 1}, "%r" % b"x", "% 05d" % 42, "%+05d" % 42, "%.0f %.0f %.0f" % (0.5, 1.5, 2.5), "%10.4s|" % "abcdefgh")
for fmt, v in (("%d", "x"), ("%c", "ab"), ("%c", -1), ("%x", 1.5), ("%s %s", "a"), ("%s", ()), ("%z", 1), ("%", 1), ("%(a)s", 5), ("%(a)s", {}), ("%f", "1.5"), ("plain", 5), ("plain", {}), ("%d", None), ("%i", [1]), ("%*d", (1.5, 2)), ("%.f", 2.7)):
    try: print(repr(fmt % v))
    except (TypeError, ValueError, KeyError, OverflowError) as e: print(repr(fmt), type(e).__name__, e)
