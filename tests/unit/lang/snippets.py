"""Programs that CPython refuses, and what it says of them.

    python3 tests/unit/lang/snippets.py record    write errors.txt beside this file
    python3 tests/unit/lang/snippets.py check CMD  run CMD FILE for each, compare stderr

errors.txt is read by test_diagnostic.c. The expected texts are always those of
the python3 that records them.
"""
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))

LINES = open(os.path.join(HERE, "snippets.txt"), encoding="utf-8").read()

EXTRA = [
    "x = " + "(" * 250 + ")" * 250 + "\n",
    "x = " + "[" * 201 + "\n",
    "x = " + "(" * 100000 + "\n",
    "def f():\n" + "".join("  " * i + "  if x:\n" for i in range(101)) + "  " * 103 + "pass\n",
    "".join("  " * i + "for x in y:\n" for i in range(21)) + "  " * 21 + "pass\n",
    "".join("  " * i + "while x:\n" for i in range(25)) + "  " * 25 + "pass\n",
    "\ufeffx = = 1\n",
    "x = 1\r\ny = = 2\r\n",
    "x = 1\ry = = 2\r",
    "x = '''a\r\nb\r\n",
    "\fx = = 1\n",
    "  \fx = = 1\n",
    "x = (\n\n\n\n",
    "x = a b",
    "x = (a b",
    "if x:",
    "if x:\n    ",
    "if x:\n    # comment\n",
    "if x:\n    # comment\ny = 1\n",
    "def f():\n    # comment\n\ny = 1\n",
    "'abc\\",
    "'abc\\\n",
    "x = 1 \\",
    "\\",
    "'''abc\n\n",
    "'''abc",
    "x = '''abc\ndef\n\nghi = 1\n",
    "x = \"abc\\\ndef\n",
    "class C:\n    def f(self):\n        x = (1,\n    def g(self):\n        pass\n",
    "x = 1\n\n\n\n    y = 2\n",
    "try:\n    pass\n\n\nx = 1\n",
    "x = " + "9" * 4301 + "\n",
    "f(\n  a,\n  b c,\n)\n",
    "f(a,\n  b=1,\n  c)\n",
    "f(\n  x for x in y,\n  1)\n",
    "x = [\n  a,\n  b\n  for a in b]\n",
    "(\n a\n b\n) = 1\n",
    "(\n a,\n f()\n) = 1\n",
    "(\n a +\n b\n) = 1\n",
    "del (\n a,\n f(\n 1)\n)\n",
    "def f(\n  a=1,\n  b\n): pass\n",
    "def f(\n  a,\n  a\n): pass\n",
    "print(\n  'a'\n  b)\n",
    "x = {\n 'a': 1,\n 'b' 2,\n}\n",
    "x = {\n 'a': 1,\n 'b',\n}\n",
    "yield (\n 1,\n 2)\n",
    "async def f():\n  return [\n    1]\n  yield\n",
    "def f():\n  await foo(\n    1,\n    2)\n",
    "def f():\n    global x, \\\n      x.y\n",
    "def f(x):\n    pass\n    global x, \\\n      y\n",
    "f'''{\na b}'''\n",
    "f'''{a\nb}'''\n",
    "f'''\n\n{a b}'''\n",
    "x = f'''\n  {a\n b}'''\n",
    "f'{a}' f'{b c}'\n",
    "(f'{a}'\n f'{b c}')\n",
    "f'''\n{x:{y z}}'''\n",
    "f'{a}{\n",
]


def snippets():
    for line in LINES.strip("\n").split("\n"):
        # a line stands for a program: \n, \t, \uXXXX, \\ are meant
        text = (line.replace("\\\\", "\0").replace("\\n", "\n")
                .replace("\\t", "\t"))
        while "\\u" in text:
            at = text.index("\\u")
            text = text[:at] + chr(int(text[at + 2:at + 6], 16)) + text[at + 6:]
        yield text.replace("\0", "\\") + "\n"
    yield from EXTRA


def run(command, text):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "prog.py")
        with open(path, "w", encoding="utf-8", newline="") as f:
            f.write(text)
        p = subprocess.run(command + [path], stdin=subprocess.DEVNULL,
                           capture_output=True, text=True,
                           encoding="utf-8", errors="replace")
        return p.stderr.replace(path, "prog.py")


def refused(text):
    """What python3 says of a program that it refuses, else None."""
    try:
        compile(text, "x", "exec")
    except Exception:
        return run([sys.executable, "-W", "ignore"], text)
    return None


def record():
    with open(os.path.join(HERE, "errors.txt"), "w", encoding="utf-8",
              newline="") as f:
        seen = set()
        for text in snippets():
            if text in seen or len(text) > 3000:
                continue
            seen.add(text)
            expected = refused(text)
            if expected is not None:
                f.write("#### %d %d\n%s%s" % (
                    len(text.encode()), len(expected.encode()), text, expected))


def check(command):
    import warnings
    warnings.simplefilter("ignore")
    bad = total = 0
    for text in snippets():
        expected = refused(text)
        got = run(command, text)
        total += 1
        if expected != (got or None):
            bad += 1
            print("=" * 60, repr(text[:300]))
            print("expected:\n" + (expected or "(nothing)\n")[:600])
            print("got:\n" + (got or "(nothing)\n")[:600])
    print(bad, "of", total, "differ")
    return bad != 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["record"]:
        record()
    elif sys.argv[1:2] == ["check"] and len(sys.argv) > 2:
        sys.exit(check(sys.argv[2:]))
    else:
        sys.exit(__doc__)
