# The older decorators of abc: what they mark is abstract below, too.
import abc

for mark in (abc.abstractmethod, abc.abstractproperty, abc.abstractclassmethod, abc.abstractstaticmethod):
    class C(metaclass=abc.ABCMeta):
        @mark
        def foo(self):
            pass

        def bar(self):
            pass

    class D(C):
        def bar(self):
            pass

    class E(D):
        def foo(self):
            return "foo"

    print(mark.__name__, sorted(C.__abstractmethods__), sorted(D.__abstractmethods__), E().foo())
    for c in (C, D):
        try:
            c()
        except TypeError as e:
            print(e)
