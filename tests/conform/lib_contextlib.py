# contextlib without a loop, json, textwrap, and texts of typing.
import contextlib, io, json, textwrap
from typing import Optional, List, Dict, Union, Callable, Any
@contextlib.contextmanager
def tag(name):
    print("<%s>" % name)
    try:
        yield name.upper()
    except ValueError as e:
        print("swallowed", e)
    finally:
        print("</%s>" % name)
with tag("a") as t:
    print(t)
with tag("b"):
    raise ValueError("v")
with contextlib.suppress(KeyError):
    {}["x"]
with contextlib.ExitStack() as stack:
    stack.enter_context(tag("c"))
    stack.callback(print, "called back")
out = io.StringIO()
with contextlib.redirect_stdout(out):
    print("hidden")
print(repr(out.getvalue()))
data = {"a": [1, 2.5, None, True], "b": {"c": "é\n"}, "e": []}
print(json.dumps(data)); print(json.dumps(data, indent=2, sort_keys=True)); print(json.loads(json.dumps(data)) == data)
print(json.loads('[1e3, -0.5, "\\u00e9", {"k": null}]'))
for bad in ("", "[1,", "{1: 2}", '"x', "[1] 2", "nul"):
    try:
        json.loads(bad)
    except json.JSONDecodeError as e:
        print(e)
print(textwrap.fill("The quick brown fox jumps over the lazy dog, hyphen-ated words included.", 30))
print(textwrap.dedent("    a\n      b\n    c"), textwrap.shorten("one two three four", 12), textwrap.indent("x\ny", "> "))
print(Optional[int], List[str], Dict[str, int], Union[int, None, str], Callable[[int], str], Any, list[int], dict[str, list[int]], int | None)
