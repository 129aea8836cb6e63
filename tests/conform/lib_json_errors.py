# json.loads: values, hooks, and the message and place of every error
import json

print(json.loads(' {"a": [1, -2.5e3, true, false, null, "\\u00e9\\n\\ud83d\\ude00"], "b": {}} '))
print(json.loads("[NaN, Infinity, -Infinity, 1E2, 0.1, 123456789012345678901234567890]"), json.loads(b'"bytes"'), json.loads("3"), json.loads('{"a":1,"a":2}'))
print(json.loads('{"x": 1.5, "y": 2}', parse_float=str, parse_int=lambda s: int(s) * 10), json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d.items())))
print(json.loads('{"b": 1, "a": 2}', object_pairs_hook=list))
for text in ("", "  ", "{", "[1, 2", "[1 2]", "{'a': 1}", '{"a" 1}', '{"a": }', '{"a": 1,}', "[1,]", "tru", "nul", '"abc', '"a\nb"', '"\\x"', '"\\u12"',
             "01", "1 2", "-", "1.", "[1,\n 2,\n x]", '{"a": 1 "b": 2}', "{1: 2}", "]", "NaNs"):
    try:
        print(json.loads(text))
    except json.JSONDecodeError as e:
        print(repr(text), "->", e, "|", e.msg, e.pos, e.lineno, e.colno)
for bad in (None, 5, ["x"]):
    try:
        json.loads(bad)
    except TypeError as e:
        print(e)
print(issubclass(json.JSONDecodeError, ValueError), json.loads(json.dumps({"k": [1, {"n": None}]})))
