# sys and os: what a program may ask for
import os
import sys

print(sys.argv[1:], sys.maxsize, sys.version_info >= (3, 8), sys.version_info[:2], sys.version_info.major, sys.byteorder, sys.version.split()[0])
print(sys.getrecursionlimit(), type(sys.modules).__name__, "sys" in sys.modules, sys.platform, sys.implementation.name if hasattr(sys, "implementation") else "", sys.getsizeof([]) > 0)
sys.stdout.write("written\n"); sys.stderr.write("to stderr\n"); sys.stdout.flush(); print("err", file=sys.stderr)
print(sys.stdout.write("abc\n"), sys.intern("x") == "x", sys.float_info.max, sys.float_info.epsilon, sys.hash_info.width if hasattr(sys, "hash_info") else 64, sys.maxunicode)
sys.setrecursionlimit(500); print(sys.getrecursionlimit())
print(isinstance(os.getpid(), int), len(os.urandom(8)), os.path.join("a", "b", "/c", "d"), os.path.join("a/", "b"), os.path.basename("/x/y.txt"), os.path.dirname("/x/y.txt"), os.path.splitext("a.tar.gz"), os.path.split("/a/b"), os.sep, repr(os.linesep), os.name)
print(os.path.splitext(".bashrc"), os.path.basename("/x/"), os.path.normpath("a/../b//c/."), os.path.isabs("/a"), os.path.commonprefix(["abc", "abd"]), os.path.relpath("/a/b", "/a/c"))
print(os.environ.get("NOT_THERE_AT_ALL"), os.getenv("NOT_THERE_AT_ALL", "default"), "NOT_THERE_AT_ALL" in os.environ)
try:
    os.environ["NOT_THERE_AT_ALL"]
except KeyError as e:
    print(repr(e))
try:
    1 / 0
except ZeroDivisionError:
    kind, value, tb = sys.exc_info(); print(kind.__name__, value, tb.tb_lineno)
print(sys.exc_info())
try:
    sys.exit([1, 2])
except SystemExit as e:
    print(e.code)
print(sys._getframe().f_code.co_name, sys.getrefcount is not None, sys.exception() if hasattr(sys, "exception") else "3.11")
sys.stdout.write(5)
