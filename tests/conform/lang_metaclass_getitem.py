# A class is subscripted by its __class_getitem__, which its metaclass may give
def attempt(cls):
    try:
        print(cls[1])
    except Exception as e:
        print(type(e).__name__, e)


class Text(type):
    def __getattr__(cls, name):
        return "meta " + name


class Asked(type):
    def __getattribute__(cls, name):
        print("asked", name)
        if name == "__class_getitem__":
            return lambda *keys: keys
        return super().__getattribute__(name)


class Failing(type):
    def __getattr__(cls, name):
        raise KeyError(name)


class A(metaclass=Text):
    pass


class B(metaclass=Asked):
    pass


class C(metaclass=Failing):
    pass


class D:
    __class_getitem__ = None


class E:
    __class_getitem__ = "text"


class F(type):
    pass


for cls in (A, B, C, D, E, F, type, int):
    attempt(cls)
