# print into objects with write(), flush, and the message of sys.exit.
import sys
import asyncio


async def progress(n):
    for i in range(n + 1):
        bar = "#" * i + "." * (n - i)
        print(f"\r[{bar}] {i / n:4.0%}", end="", flush=True)
        await asyncio.sleep(0.1)
    print()


class Tee:
    def __init__(self):
        self.parts = []

    def write(self, s):
        self.parts.append(s)
        return len(s)

    def flush(self):
        self.parts.append("<flush>")


class Odd:
    def __str__(self): return "odd"
    def __repr__(self): return "Odd()"


asyncio.run(progress(5))
tee = Tee()
print("a", 1, None, sep="|", file=tee)
print(end="x", file=tee, flush=True)
print(Odd(), [Odd()], {1: Odd()}, (Odd(),), file=tee)
sys.stdout.write(repr(tee.parts) + "\n")
old, sys.stdout = sys.stdout, tee
print("captured")
print("two", file=None)
sys.stdout = old
print(tee.parts[-5:])
print(1, 2, sep="", end="")
print(sep=",")
print("tab\tnew\\n", r"raw\n", "uni é ✓ 😀", "nul\0".replace("\0", "0"), sep="\n")
print(*[], *[1, 2], *"ab", sep=", ")
print("err", file=sys.stderr)
print(sys.stdout.write("w"), print("inner"), [print(i) for i in range(2)])
n = sys.stderr.write("to stderr\n")
print(n, sys.argv, __name__, sys.version_info[:2] >= (3, 11), sys.version_info.major, type(sys.version_info).__name__, sys.platform in ("linux", "darwin", "win32"))
for bad in (lambda: print(sep=1), lambda: print(end=b""), lambda: print(file=5), lambda: print(1, fil=2), lambda: sys.stdout.write(5), lambda: print("x", sep=None, end=None), lambda: sys.stdout.write()):
    try:
        bad()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
sys.exit("done, with a message")
