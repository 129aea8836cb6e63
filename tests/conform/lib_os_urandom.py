# os: urandom by its shape, getpid, paths
import os
b = os.urandom(5)
print(type(b).__name__, len(b), len(b.hex()), os.urandom(0))
print(os.path.join("a", "b", "c.txt"), os.path.join("a", "/b"), os.path.basename("/x/y.py"), os.path.dirname("/x/y.py"), os.path.splitext("a.tar.gz"), os.path.split("/p/q"))
print(isinstance(os.getpid(), int), os.sep, os.linesep == "\n", os.path.normpath("a/../b//c"), os.path.isabs("/a"), os.environ.get("NO_SUCH_VARIABLE", "unset"))
