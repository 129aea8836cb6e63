# The full name of a function tells where it was defined; a comprehension is no
# place of its own with locals.
class Outer:
    class Inner:
        def method(self):
            def local():
                pass
            return local


def f():
    return [lambda: n for n in range(1)]


print(Outer.Inner.method.__qualname__, Outer.Inner().method().__qualname__)
print([lambda: 1 for _ in 'a'][0].__qualname__, f()[0].__qualname__)
print((lambda: 1).__qualname__, f()[0].__name__)
try:
    f()[0](1)
except TypeError as error:
    print(error)
prit('x')
