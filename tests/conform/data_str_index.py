# Indexing, slicing and escapes of strings
s = "abcdefgh"
print(s[0], s[-1], s[2:5], s[:3], s[5:], s[::2], s[::-1], s[-3:], s[5:2], s[5:2:-1], s[100:], s[-100:2], s[:], s[7:0:-3])
print("a\tb\\n\x41\u00e9\U0001F600\N{BULLET}\101\'\"", r"raw\n", "con" "cat", """tri
ple""", 'it\'s', b"bytes\x00\xff", "\
joined")
print(repr("a\tb\n\r\\'\"\x01\x7f\xa0é\u200b😀\ud800"[:-1]), ascii("é😀"), len("😀"), ord("😀"), chr(0x1F600), "e\u0301", len("e\u0301"))
for c in "héy":
    print(c, ord(c), end=" ")
print()
print(list("abc"), tuple("ab"), set("a"), "".join(reversed(s)), "abc".index("c"), [c for c in s if c in "aeiou"], dict(zip("ab", s)), s.find(""), s.count(""))
print("abc" == 'abc', "a" "b" == "ab", str(3) + "4", "3" * 3, "a" < "b" < "c", hash("abc") == hash("abc"), s is not None, bool(""), bool(" "))
print(s[slice(1, 4)], s[slice(None, None, -2)], slice(1, 10, 3).indices(5), slice(1, 2), "abc".__len__(), "%s" % s[1:3])
try:
    s[0] = "x"
except TypeError as e:
    print(e)
try:
    s["a"]
except TypeError as e:
    print(e)
