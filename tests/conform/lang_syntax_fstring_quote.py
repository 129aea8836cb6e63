# The same quotes inside and outside of an f-string
d = {"a": 1}
print(f"value {d["a"]}")
