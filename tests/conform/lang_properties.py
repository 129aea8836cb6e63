# Properties, static and class methods
class Temp:
    count = 0
    def __init__(self, c):
        self.celsius = c
        Temp.count += 1
    @property
    def celsius(self):
        "In degrees."
        return self._c
    @celsius.setter
    def celsius(self, v):
        if v < -273.15:
            raise ValueError("too cold")
        self._c = v
    @celsius.deleter
    def celsius(self):
        print("deleted")
        del self._c
    @property
    def fahrenheit(self): return self._c * 9 / 5 + 32
    @classmethod
    def from_f(cls, f): return cls((f - 32) * 5 / 9)
    @staticmethod
    def hot(c): return c > 30

t = Temp.from_f(212)
print(t.celsius, t.fahrenheit, Temp.count, Temp.hot(31), t.hot(3))
t.celsius = 20
print(t.fahrenheit)
try:
    t.celsius = -300
except ValueError as e:
    print(e)
try:
    t.fahrenheit = 1
except AttributeError as e:
    print(e)
del t.celsius
try:
    t.celsius
except AttributeError as e:
    print(e)
print(Temp.celsius.__doc__)
