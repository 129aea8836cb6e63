# Mixins whose __init__ and methods cooperate through super().
class Base:
    def __init__(self, **kw):
        print("Base", sorted(kw))
        if kw:
            raise TypeError(f"unexpected {', '.join(kw)}")

    def save(self):
        return [f"Base.save"]


class Named:
    def __init__(self, name, **kw):
        print("Named", name)
        super().__init__(**kw)
        self.name = name

    def save(self):
        return [f"Named.save {self.name}", *super().save()]


class Logged:
    calls = 0

    def __init__(self, *args, **kw):
        print("Logged", args)
        super().__init__(*args, **kw)

    def save(self):
        Logged.calls += 1
        return ["log"] + super().save() + ["end log"]

    def __init_subclass__(cls, level="info", **kw):
        super().__init_subclass__(**kw)
        cls.level = level


class Document(Logged, Named, Base, level="debug"):
    def __init__(self, name, pages=1):
        super().__init__(name)
        self.pages = pages

    def __len__(self):
        return self.pages

    def __bool__(self):
        return True

    def save(self):
        return ["Document"] + super().save()


d = Document("thesis", pages=0)
print([c.__name__ for c in Document.__mro__], Document.level, Logged.__dict__.get("level"))
print(d.save(), len(d), bool(d), Logged.calls, d.__dict__)
print(super(Named, d).save(), super(Logged, d).name if hasattr(super(Logged, d), "name") else "no name through super")
print(isinstance(d, Named), issubclass(Document, (int, Base)), Document.__bases__[0] is Logged)
try:
    class Broken(Base, Document):
        pass
except TypeError as e:
    print(e)
try:
    Named("x", color="red")
except TypeError as e:
    print(e)
try:
    class Other(Document, colour=3):
        pass
except TypeError as e:
    print(e)


class Wrong(Document):
    def __init__(self):
        self.pages = 3


print(Wrong().save())
