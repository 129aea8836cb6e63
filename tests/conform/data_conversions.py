# Conversions between the types, truth, identity, type names
for v in (0, 1, -1, 2.7, "12", "", "a", None, [], [0], (), {}, {0}, True, b"", 0.0, range(0), "0"):
    row = [bool(v)]
    for t in (int, float, str, list, tuple):
        try:
            row.append(t(v))
        except (TypeError, ValueError) as e:
            row.append(type(e).__name__)
    print(repr(v), type(v).__name__, row)
print(type(type), type(int), type(print), type(lambda: 0), type(None), type(...), type(range(1)), type(iter([])), type({}.keys()), type(x for x in []), type(zip()), type(KeyError()))
print(isinstance(1, (str, int)), issubclass(bool, int), type(1) == int, int is type(1), type("a")("b"), list(map(type, (1, 1.0, "")) ))
print(str(int), repr(str), str(ValueError("x")), repr(ValueError("x", 1)), repr(object())[:14], str(len), repr(type), [int, str])
print(id(None) == id(None), (lambda: None)() is None, 1 == True, "1" == 1, [] == (), 0 == False == 0.0, None == 0)
