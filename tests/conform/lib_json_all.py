# json.dumps and loads
import json
v = {"s": "é\n\"q\"", "n": [1, -2.5, 1e100, 10 ** 20], "t": True, "f": False, "z": None, "e": {}, "l": [], "tu": (1, 2), 3: "int key", None: 0, True: 1, 1.5: "x"}
print(json.dumps(v)); print(json.dumps(v, indent=2)); print(json.dumps({"b": 1, "a": [1, {"c": 2}]}, sort_keys=True, separators=(",", ":"))); print(json.dumps("é😀", ensure_ascii=False), json.dumps("é😀"))
print(json.loads('{"a": [1, 2.0, -3e2, "x\\u00e9\\n", true, false, null], "b": {"c": {}}}'), json.loads(" 12 "), json.loads('"\\ud83d\\ude00"'), json.loads("[]"), json.loads(b"[1]"))
print(json.loads(json.dumps(v["n"])) == v["n"], json.dumps([float("inf"), float("nan")]), json.loads("NaN"), json.dumps(set(), default=list), json.loads('{"x": 1}', object_hook=lambda d: list(d.items())))
for s in ("", "{", "[1,]", '{"a" 1}', "nul", '"abc', "[1] x", "{'a': 1}", "[1 2]"):
    try:
        json.loads(s)
    except json.JSONDecodeError as e:
        print(e, e.pos)
for x in ({1}, object, {(1, 2): 3}, b"x"):
    try:
        json.dumps(x)
    except TypeError as e:
        print(e)
