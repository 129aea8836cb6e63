# The names that a program's module has before it does anything
names = list(globals())
print(names)
print(__name__, __doc__, __package__, __spec__, __annotations__, __cached__)
print(__builtins__.len is len, type(__builtins__).__name__)
print(type(__loader__).__name__, type(__loader__).__module__, __loader__.name)
