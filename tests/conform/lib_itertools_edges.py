# itertools: every tool, its parameters and its refusals
import itertools as it

print(list(it.count(5, 3).__iter__().__next__() for _ in range(1)), list(it.islice(it.count(1.5, 0.5), 3)), list(it.islice(it.count(-1, -2), 3)), it.count(3), it.count(1, 2), it.repeat(5, 2), it.repeat("x"))
print(list(it.islice(it.cycle("ab"), 5)), list(it.cycle([])), list(it.repeat(7, 3)), list(it.repeat(1, -2)))
print(list(it.accumulate([1, 2, 3, 4])), list(it.accumulate([3, 1, 2], max)), list(it.accumulate([1, 2], initial=10)), list(it.accumulate([])), list(it.accumulate("abc")))
print(list(it.chain("ab", [1], ())), list(it.chain.from_iterable(["xy", [0]])), list(it.compress("abcd", [1, 0, True, ""])), list(it.filterfalse(None, [0, 1, "", "a"])))
print(list(it.dropwhile(lambda x: x < 3, [1, 3, 1])), list(it.takewhile(lambda x: x < 3, [1, 3, 1])), list(it.pairwise("abcd")), list(it.pairwise([1])), list(it.starmap(pow, [(2, 3), (3, 2)])))
for k, g in it.groupby("aaBBbA", key=str.lower):
    print(k, list(g), end="; ")
print([(k, len(list(g))) for k, g in it.groupby([1, 1, 2, 1])])
print(list(it.islice("abcdef", 2)), list(it.islice("abcdef", 2, None)), list(it.islice("abcdef", 1, 5, 2)), list(it.islice([1], 0)))
print(list(it.zip_longest("abc", [1], fillvalue="-")), list(it.zip_longest([1], [])), list(zip("ab", it.count())))
print(list(it.product("ab", [1, 2])), list(it.product([0, 1], repeat=2)), list(it.product()), len(list(it.product(range(3), repeat=3))), list(it.product("a", [])))
print(list(it.permutations("abc", 2)), len(list(it.permutations(range(5)))), list(it.permutations([1, 2], 3)), list(it.permutations([])))
print(list(it.combinations("abcd", 2)), list(it.combinations([1], 2)), list(it.combinations_with_replacement("ab", 2)), list(it.combinations("ab", 0)))
a, b, c = it.tee([1, 2, 3], 3); print(next(a), next(a), list(b), list(a), list(c), it.tee([], 0))
for bad in (lambda: it.islice("a", -1), lambda: it.islice("a", 0, 1, 0), lambda: it.repeat(), lambda: it.combinations("a", -1), lambda: it.chain(5).__next__(), lambda: it.count("a"),
            lambda: list(it.starmap(pow, [1])), lambda: it.zip_longest("a", fill=1), lambda: it.tee([], -1), lambda: list(it.accumulate(["a", 1])), lambda: it.product([1], repeat=-1), lambda: it.permutations()):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
e = iter([1, 2, 3, 4, 5]); print(list(zip(e, e)), next(e, "end"))
g = it.groupby([1, 1, 2]); k, first = next(g); next(g); print(list(first))
