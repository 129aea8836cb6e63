# The words of wrong calls of bound methods: C goes by the object's class
class S(str): pass
s = S("abc")
f = s.upper
print(f.__qualname__)
try: f(1)
except TypeError as e: print(e)
try: f(a=1)
except TypeError as e: print(e)
try: s.upper(1)
except TypeError as e: print(e)
try: str.upper(s, 1)
except TypeError as e: print(e)
class L(list): pass
l = L()
f = l.append
try: f()
except TypeError as e: print(e)
f = l.sort
try: f(1)
except TypeError as e: print(e)
try: f(nope=1)
except TypeError as e: print(e)
f = l.pop
try: f(1, 2)
except TypeError as e: print(e)
class Dd(dict): pass
f = Dd().get
try: f()
except TypeError as e: print(e)
f = Dd().items
try: f(1)
except TypeError as e: print(e)
f = Dd().update
try: f(1,2)
except TypeError as e: print(e)
import asyncio
class Fu(asyncio.Future): pass
async def m():
    f = Fu().set_result
    try: f()
    except TypeError as e: print(e)
    f = Fu().done
    try: f(1)
    except TypeError as e: print(e)
asyncio.run(m())
print(b"".__getnewargs__(), b"ab".__getnewargs__())
import types, inspect
print(SyntaxError.lineno, type(SyntaxError.lineno), isinstance(OSError.errno, types.MemberDescriptorType), BaseException.args, BaseException.__suppress_context__, inspect.ismemberdescriptor(StopIteration.value), OSError.characters_written, ExceptionGroup.message, UnicodeDecodeError.start, NameError.name, SystemExit.code)
e = OSError(1,'x'); e.errno = 5; print(e.errno, OSError.errno.__get__(e), OSError.errno.__name__, OSError.errno.__objclass__)
for state in ({int: 1}, {"a": 1, 2: 3}, 5):
    try:
        Exception().__setstate__(state)
    except TypeError as e:
        print(e)
