# print: sep, end, several values, nested reprs
print()
print(1, 2.0, "three", None, True, [4], (5,), {"six": 7}, {8}, range(9))
print("a", "b", sep="-", end="!\n")
print("no newline", end="")
print(" joined", "", sep="|")
print(*[1, 2, 3], sep=", ")
print([1, "a", None, 2.5, ("x",), {"k": ["v"]}], "it's", ["it's", 'say "hi"', "both ' and \"", "tab\t", "nl\n", "back\\", "é", "\x00", "\x7f", "日本"])
print(sep="x", end="end\n")
print(print, len, int, type(None), NotImplemented, Ellipsis, [...])
xs = [1]; xs.append(xs); d = {}; d["d"] = d
print(xs, d)
import sys
sys.stdout.write("written\n")
print("to stderr", file=sys.stderr)
print("flushed", flush=True)
print(str(1.0), repr("x"), str(["x"]), str(b"x"), f"{'x'!r}")
