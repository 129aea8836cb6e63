# The common string methods
s = "  Hello, World  "
print([s.strip(), s.lstrip(), s.rstrip(), s.lower(), s.upper(), s.swapcase(), s.strip().title(), "abc".capitalize()])
print("a,b,,c".split(","), " a  b ".split(), "a b c d".split(" ", 2), "a b c".rsplit(" ", 1), "x\ny\r\nz".splitlines(), "".split(), "".split(","))
print("-".join("abc"), ", ".join(["x", "y"]), "".join([]), "banana".replace("a", "o"), "banana".replace("a", "o", 2), "banana".count("an"))
print("banana".find("n"), "banana".rfind("n"), "banana".find("z"), "banana".index("nan"), "banana".find("a", 2, 4))
print("abc".startswith("ab"), "abc".endswith(("x", "bc")), "abc".startswith("b", 1), "prefix-x".removeprefix("prefix-"), "a.py".removesuffix(".py"))
print("x".center(5, "*"), "x".ljust(3) + "|", "x".rjust(3), "42".zfill(5), "-42".zfill(5), "a\tb".expandtabs(4), "a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("z"))
print("abc".isalpha(), "ab1".isalnum(), "123".isdigit(), "1.5".isdigit(), " ".isspace(), "Ab".isupper(), "ab".islower(), "Ab Cd".istitle(), "x1".isidentifier(), "".isalpha(), "½".isnumeric(), "٣".isdecimal())
print("xxabcxx".strip("x"), "abcabc".strip("abc"), "www.example.com".lstrip("w."), "ß".upper(), "ß".casefold(), "ÀÉ".lower(), "ﬁ".upper())
print("hello".translate(str.maketrans("el", "ip")), "hello".translate({ord("l"): None}), str.maketrans({"a": "1"}), "abc".encode(), "é€".encode("utf-8"), b"\xc3\xa9".decode())
print("abc" < "abd", "Z" < "a", "" < "a", "abc" * 2, "abc" + "d", "b" in "abc", len("日本語"), max("hello"), min("hello"), sorted("hello"))
print("{} {}".format(1, 2), "{1} {0}".format("a", "b"), "{x} {y!r:>5}".format(x=1, y="z"), "{0[1]} {1.real}".format([1, 2], 3), "{:>{w}}".format("a", w=4), "{{}}".format())
print("%s %r %d %5.2f %% %c %x %s" % ("a", "b", 3, 2.5, "c", 255, (1,)), "%(k)s-%(n)03d" % {"k": "v", "n": 7}, "%s" % [1], "%-5s|%5s" % ("a", "b"), "%*d" % (5, 3))
for f in (lambda: "%d" % "x", lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: "{}".format(), lambda: "{x}".format(), lambda: "{} {0}".format(1), lambda: "%q" % 1, lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: "a".split("")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
