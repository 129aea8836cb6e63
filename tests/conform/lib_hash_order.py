# Order of sets of strings and numbers as under PYTHONHASHSEED=0
print({"red", "green", "blue"}, set("abcdefg"), {"Task-1", "Task-2", "Task-3"}, list({"x", "y"} | {"z"}))
print(hash("a") == hash("a"), hash(1), hash(-1), hash(2 ** 61 - 1), hash(1.5), hash(True), hash(()))
print(hash("loop"), hash((1, "a")), hash(b"x"), hash(frozenset([1, 2])), hash(10 ** 30), hash(0.1), hash((1, 2, 3)))
for w in {"spam", "eggs", "ham", "bacon"}: print(w, end=" ")
print()
print({3, "a", 2.5, True, (1,)} - {True}, {str(i) for i in range(12)}, {-i for i in range(6)}, {i * 1000 for i in range(9)})
