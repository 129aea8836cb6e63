# Strings: every common method with its parameters, and its refusals
s = "The quick brown fox"
print(s.partition(" "), s.rpartition(" "), s.split(" ", 1), s.rsplit(" ", 1), s.split("q"), "a,b,,c".split(","), "  a  b ".split(), "".split(), "".split(","), "a\nb\r\nc".splitlines(), "a\nb\n".splitlines(True))
print(s.find("q"), s.find("z"), s.rfind("o"), s.index("b"), s.count("o"), s.count(""), s.startswith(("A", "T")), s.endswith("x", 3), s.startswith("quick", 4), "abab".replace("ab", "x", 1), "aaa".replace("", "-"), s.removeprefix("The "), s.removesuffix("fox"))
print("hello world".title(), "they're bill's".title(), "HeLLo".swapcase(), "ß".upper(), "ß".casefold(), "hello".capitalize(), "É".lower(), "x".center(5, "*"), "x".ljust(3, "."), "x".rjust(3), "42".zfill(5), "-42".zfill(5), "+1".zfill(4), "a\tb".expandtabs(4), "xxaxx".strip("x"), "abcba".lstrip("ab"), "  x ".rstrip())
for w in ("abc", "ABC", "aB1", "123", "²", "½", " \t", "", "Title Case", "_id", "1a", "é", "a b", "٣"):
    print(repr(w), w.isalpha(), w.isdigit(), w.isdecimal(), w.isnumeric(), w.isalnum(), w.islower(), w.isupper(), w.istitle(), w.isspace(), w.isidentifier(), w.isprintable(), w.isascii())
print("-".join("abc"), "abc".translate(str.maketrans("ab", "xy", "c")), "abc".translate({97: None, 98: "ZZ"}), str.maketrans({"a": 1}), "abc" < "abd", "Z" < "a", "abc" * 0, "b" in "abc", "" in "", "a" "b", max("hello"), sorted("hello"), "".join(reversed("abc")), list("ab"), "abc"[::-1], "abcdef"[1:-1:2], "abc"[5:], "abc"[-100:2])
print("é".encode(), "é".encode("latin-1"), "日本".encode("utf-16-le"), b"\xc3\xa9".decode(), "aé日😀".encode("ascii", "replace"), "é".encode("ascii", "ignore"), "é".encode("ascii", "backslashreplace"), "é".encode("ascii", "xmlcharrefreplace"), b"\xff".decode("utf-8", "replace"), len("😀"), "\N{BULLET}", "\u00e9\x41\101\t\\'")
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("\x00\x1f\x7f\x80\xa0\u200b\ud800"), ascii("é日😀"), repr("\n\r\t\\"), str(b"a"), str(b"a", "ascii"), "a" == 'a', "abc".__len__(), "{}".format("x"), "abc".format(), "a{0}b{1}".format(1, 2), "x".join([]), "Ab".isalpha())
for bad in (lambda: "a" + 1, lambda: "abc".index("z"), lambda: "a".join([1]), lambda: "a".center(), lambda: "a".center(5, "ab"), lambda: "a".replace("a"), lambda: "a".startswith(["a"]), lambda: "a".encode("nope"), lambda: "a".zfill("5"), lambda: "a".split(sep=1), lambda: "a".strip(1), lambda: str.maketrans("a", "bc"), lambda: "a" * "b", lambda: "a" * 1.5, lambda: "a" in 5, lambda: 5 in "a", lambda: "a".count(), lambda: "ab".partition(""), lambda: "a" < 1, lambda: "a".rjust(None), lambda: int("1_0_"), lambda: chr(1114112), lambda: "a".find(1)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print("%s" % "x", "a\
b", """tri
ple""", r"\n", "\x41", "a" 'b' """c""", "tab\there", "nul\0x".split("\0"), "1,2;3".replace(";", ",").split(","), "camelCaseWord".lower(), " ".join(w.capitalize() for w in "a bc".split()), "abc".isidentifier())
