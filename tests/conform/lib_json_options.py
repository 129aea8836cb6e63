# json.dumps: indent, separators, sort_keys, default, ensure_ascii, skipkeys, allow_nan
import json

data = {"b": [1, 2.5, None, True], "a": {"x": "é\n\"\\/", "y": []}, "c": (1, 2), 3: "int key", None: 0, True: 1, 1.5: "f", "e": {}}
print(json.dumps(data))
print(json.dumps({"b": 1, "a": [1, {"z": 2}], "e": [], "d": {}}, indent=2, sort_keys=True))
print(json.dumps([1, [2, [3]]], indent="--"), json.dumps([1, 2], indent=0))
print(json.dumps([1, {"a": 2}], separators=(",", ":")), json.dumps("é😀", ensure_ascii=False), json.dumps("é😀\x00\x7f"))
print(json.dumps([float("inf"), float("-inf"), 1e100, -0.0, 1e16, 10 ** 30]))
class P:
    def __init__(self): self.x = 1
print(json.dumps({"p": P()}, default=lambda o: o.__dict__), json.dumps({(1, 2): 1, "k": 2}, skipkeys=True))
class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)
print(json.dumps({"s": {3, 1, 2}}, cls=Enc), Enc(indent=1).encode([1]))
loop = []; loop.append(loop)
for bad in (lambda: json.dumps({1, 2}), lambda: json.dumps({(1,): 2}), lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.dumps(loop),
            lambda: json.dumps(b"x"), lambda: json.dumps(P()), lambda: json.dumps({1, 2}, cls=Enc) and json.dumps(P, cls=Enc)):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])

# Control characters in texts, for who is not strict
for strict in (True, False):
    try:
        print(json.loads('{"a\tb": "c\nd\x00"}', strict=strict))
    except json.JSONDecodeError as error:
        print(error)
