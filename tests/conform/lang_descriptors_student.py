# Descriptors with __set_name__, a lazy attribute, and __getattr__ behind them.
class Positive:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return obj.__dict__.get(self.name, 0)

    def __set__(self, obj, value):
        if not isinstance(value, (int, float)):
            raise TypeError(f"{self.name} must be a number, not {type(value).__name__}")
        if value < 0:
            raise ValueError(f"{self.name} must be >= 0")
        obj.__dict__[self.name] = value

    def __delete__(self, obj):
        print("delete", self.name)
        del obj.__dict__[self.name]

    def __repr__(self):
        return f"<Positive {self.name}>"


class Lazy:
    def __init__(self, func):
        self.func = func
        self.__doc__ = func.__doc__

    def __get__(self, obj, owner):
        if obj is None:
            return self
        value = obj.__dict__[self.func.__name__] = self.func(obj)
        return value


class Item:
    price = Positive()
    count = Positive()

    def __init__(self, price, count=1):
        self.price, self.count = price, count

    @Lazy
    def total(self):
        "Total price."
        print("computing total")
        return self.price * self.count

    def __getattr__(self, name):
        if name.startswith("get_"):
            return lambda: getattr(self, name[4:])
        raise AttributeError(f"{type(self).__name__} has no {name!r}", name=name, obj=self)

    def __setattr__(self, name, value):
        print("set", name)
        object.__setattr__(self, name, value)


i = Item(2.5, 4)
print(i.total, i.total, i.get_price(), Item.price, Item.total.__doc__, vars(i))
del i.count
print(i.count, hasattr(i, "weight"), getattr(i, "weight", "none"), i.get_total())
for name, value in [("price", -1), ("price", "1"), ("colour", "red")]:
    try:
        setattr(i, name, value)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    del i.count
except KeyError as e:
    print("KeyError", e)
i.prize
