# Built-in functions: results and refusals.
print(abs(-3), abs(-2.5), divmod(7, 3), divmod(-7, 2), divmod(7.5, 2), pow(2, 10), pow(3, -1, 7))
print(round(2.5), round(3.5), round(2.675, 2), round(1234, -2), round(-0.5), round(1e20), round(25, -1))
print(sum([0.1] * 10), sum([[1], [2]], []), sum(range(5), 10))
print(min(3, 1, 2), max("abc"), min([], default=4), max([1, -5], key=abs))
print(bin(-5), oct(8), hex(255), chr(8364), ord("é"), ascii("é"), repr("it's"))
print(list(enumerate("ab", 1)), list(zip([1, 2], "ab")), list(map(lambda a, b: a + b, [1, 2], [3, 4])))
print(list(filter(None, [0, 1, "", "x"])), list(reversed([1, 2, 3])), sorted("hello", reverse=True))
print(any([0, 1]), all([]), callable(len), isinstance(True, int), isinstance(3, (str, float)), isinstance(3, int | str))
it = iter([1, 2]); print(next(it), next(it), next(it, "end"))
calls = iter(lambda c=[0]: c.__setitem__(0, c[0] + 1) or c[0], 3); print(list(calls))
print(getattr("x", "nope", 1), hasattr([], "append"), len({1: 2}), hash(1), hash(1.0), format(3.14159, ".2f"))
print(*[1, 2], sep="", end="|\n")
print(type(range(3)), type(iter([])), type(zip()), type(map(str, [])))
print(sorted(vars(type("C", (), {"a": 1})).keys() - {"__module__", "__dict__", "__weakref__", "__doc__"}))
for f in (lambda: sum(["a"]) , lambda: sum([], ""), lambda: max([]), lambda: next(iter([])), lambda: next(3), lambda: chr(-1),
          lambda: ord("ab"), lambda: abs("x"), lambda: round("x"), lambda: len(3), lambda: hex(1.5),
          lambda: list(zip([1], [1, 2], strict=True)), lambda: list(zip([1, 2], [1], strict=True)), lambda: iter(3), lambda: sorted([1, "a"]),
          lambda: isinstance(1, 1), lambda: issubclass(1, int), lambda: divmod(1, 0), lambda: divmod(1.0, 0), lambda: divmod("a", 1),
          lambda: pow(2, 3, 0), lambda: print(sep=1), lambda: print(1, foo=2), lambda: getattr(1, 2), lambda: min(1, 2, default=3),
          lambda: reversed({1}), lambda: enumerate(), lambda: map(len), lambda: hash([]), lambda: len(), lambda: vars(3)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
