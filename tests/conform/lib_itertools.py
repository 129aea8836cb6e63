# itertools, one line a tool.
import itertools as it
print(list(it.islice(it.count(5, 2), 4)), list(it.islice(it.cycle("ab"), 5)))
print(list(it.repeat(7, 3)), it.repeat(1), it.count(3), it.repeat("x", 2))
print(list(it.accumulate([1, 2, 3, 4])), list(it.accumulate([3, 1, 2], max, initial=0)))
print(list(it.chain("ab", [1])), list(it.chain.from_iterable(["xy", "z"])))
print(list(it.compress("ABCD", [1, 0, 1, 1])), list(it.dropwhile(lambda x: x < 3, [1, 4, 2])))
print(list(it.takewhile(lambda x: x < 3, [1, 4, 2])), list(it.filterfalse(None, [0, 1, 2])))
print([(k, list(g)) for k, g in it.groupby("aabbbca")])
groups = it.groupby([1, 1, 2, 3, 3], key=lambda x: x % 2)
print([k for k, _ in groups])
print(list(it.islice("abcdefg", 1, 6, 2)), list(it.pairwise([1, 2, 3])))
print(list(it.product("ab", [1, 2])), list(it.product([0, 1], repeat=2)))
print(list(it.permutations("abc", 2)), len(list(it.permutations(range(4)))))
print(list(it.combinations("abcd", 2)), list(it.combinations_with_replacement("ab", 3)))
print(list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.zip_longest("abc", [1], fillvalue="-")))
a, b = it.tee([1, 2, 3])
print(next(a), list(b), list(a))
for f in (lambda: list(it.islice([1], -1)), lambda: it.product(repeat=-1)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
