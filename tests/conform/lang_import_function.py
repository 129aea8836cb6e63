# __import__, the function behind the import statement
import sys

print(__import__("os.path").__name__)
print(__import__("os.path", fromlist=["join"]).join("a", "b"))
print(__import__("math").floor(2.5), "math" in sys.modules)
for name in ("no_such_module", "", 3):
    try:
        __import__(name)
    except Exception as e:
        print(type(e).__name__, e)
