# itertools: the finite ones, and slices of the infinite ones
import itertools as it
import operator
L = list
print(L(it.islice(it.count(5, 3), 4)), L(it.islice(it.cycle("ab"), 5)), L(it.repeat("x", 3)), L(it.islice(it.repeat(None), 2)))
print(L(it.chain("ab", [1])), L(it.chain.from_iterable(["cd", "e"])), L(it.accumulate([1, 2, 3])), L(it.accumulate([2, 3, 4], operator.mul)), L(it.accumulate([1, 2], initial=10)))
print(L(it.takewhile(lambda x: x < 3, [1, 2, 3, 1])), L(it.dropwhile(lambda x: x < 3, [1, 2, 3, 1])), L(it.filterfalse(lambda x: x % 2, range(6))), L(it.compress("abcd", [1, 0, 1, 0])))
print(L(it.product("ab", [1, 2])), L(it.product([0, 1], repeat=2)), L(it.permutations("abc", 2)), L(it.combinations("abcd", 2)), L(it.combinations_with_replacement("ab", 2)))
print([(k, L(g)) for k, g in it.groupby("aaabbca")], [(k, L(g)) for k, g in it.groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)])
print(L(it.zip_longest("abc", [1], fillvalue="-")), L(it.starmap(pow, [(2, 3), (3, 2)])), L(it.pairwise("abcd")), L(it.islice("abcdefg", 2, None, 2)))
a, b = it.tee([1, 2, 3]); print(next(a), L(b), L(a))
print(it.count(1), it.repeat("x", 2), L(it.permutations([])), L(it.product()), sum(1 for _ in it.permutations(range(5))))
for f in (lambda: it.islice([], -1), lambda: L(it.chain(1)), lambda: L(it.combinations("a", -1))):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(e)
