# Class and instance attributes, methods, repr and str
class Dog:
    kind = "canine"
    tricks = []
    def __init__(self, name):
        self.name = name
    def learn(self, t):
        self.tricks.append(t)
    def __repr__(self):
        return f"Dog({self.name!r})"

a, b = Dog("Fido"), Dog("Rex")
a.learn("roll"); b.learn("sit")
print(a, [b], f"{a}", str(b), a.tricks)
a.kind = "special"
print(a.kind, b.kind, Dog.kind, a.__dict__, Dog.__name__)
Dog.kind = "new"
print(a.kind, b.kind)
del a.kind
print(a.kind, hasattr(a, "age"), getattr(a, "age", 3))
setattr(a, "age", 4)
print(a.age, vars(a), isinstance(a, Dog), type(a) is Dog, type(a).__name__)
for f in (lambda: a.missing, lambda: Dog(), lambda: Dog.missing, lambda: a.learn(),
          lambda: delattr(a, "nope")):
    try:
        f()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
m = b.learn
m("beg")
print(Dog.tricks, m.__self__, m.__name__, m.__func__ is Dog.learn)
