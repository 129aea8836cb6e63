# zip, map, filter, enumerate, sorted, reversed, min, max, sum, any, all
print(list(zip("abc", range(5))), list(zip()), list(zip([1, 2], "xy", (True, False))))
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as e:
    print(e)
print(list(map(str.upper, "ab")), list(map(lambda a, b: a * b, [1, 2, 3], [4, 5])))
print(list(filter(None, [0, 1, "", "x", None])), list(filter(lambda x: x > 1, range(4))))
print(list(enumerate("ab", 5)), list(reversed([1, 2, 3])), list(reversed("xyz")), list(reversed(range(3))))
words = ["pear", "Fig", "apple", "kiwi"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len, reverse=True), min(words), max(words, key=len))
print(sorted([(2, "b"), (1, "z"), (2, "a")]), sorted({"b": 1, "a": 2}), sorted("hello"))
print(min(3, 1, 2), max([1.5, 2]), min([], default="none"), sum([1, 2], 10), sum([[1], [2]], []))
print(any([]), all([]), any([0, 2]), all([1, 0]))
for f in (lambda: max([]), lambda: sorted([1, "a"]), lambda: sum(["a"]), lambda: sum("ab", ""), lambda: map(1)):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(e)
print(list(range(5, 0, -2)), range(3), range(1, 10, 3)[1], len(range(0, 100, 7)), 7 in range(0, 20, 7), range(5)[1:3])
print(abs(-3), round(2.5), round(3.5), round(2.675, 2), divmod(-7, 3), pow(2, 10), pow(3, 4, 5), hash(3) == hash(3.0))
print(chr(97), ord("a"), hex(255), oct(8), bin(5), bool([]), callable(print), isinstance(True, int), repr("a'b"), ascii("é"))
