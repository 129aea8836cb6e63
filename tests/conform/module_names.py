# Modules are open: dir(), vars() and __dict__ show their names, and builtins is one too.
import math
print('d' in dir(math), len(dir(math)) > 50, dir(math)[-3:])
print(vars(math)['pi'])
m = type(math)('hello')
m.x = 1
print(sorted(vars(m)), dir(m))
print(math.__dict__ is math.__dict__)
try:
    math.__dict__ = {}
except Exception as e: print(type(e).__name__, e)
import builtins
print(builtins.len([1]), builtins)
builtins.twice = lambda x: 2 * x
print(twice(4), 'twice' in dir(builtins), vars(builtins)['len'] is len)
real = print
def loud(*args): real("LOUD", *args)
builtins.print = loud
print("hi")
builtins.print = real
print(math.__dict__ is vars(math))
