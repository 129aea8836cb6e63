# super, overriding, the method resolution order
class Base:
    def __init__(self): print("Base"); self.log = ["Base"]
    def who(self): return "base"
class A(Base):
    def __init__(self): print("A"); super().__init__(); self.log.append("A")
    def who(self): return "a<" + super().who()
class B(Base):
    def __init__(self): print("B"); super().__init__(); self.log.append("B")
    def who(self): return "b<" + super().who()
class C(A, B):
    def __init__(self): print("C"); super().__init__(); self.log.append("C")
    def who(self): return "c<" + super().who()

c = C()
print(c.log, c.who())
print([k.__name__ for k in C.__mro__], C.__bases__ == (A, B))
print(issubclass(C, Base), isinstance(c, B), issubclass(A, B), issubclass(int, (str, object)))
print(Base.who(c), super(A, c).who())
try:
    class X(Base, A): pass
except TypeError as e:
    print(e)
class L(list):
    def total(self): return sum(self)
l = L([1, 2]); l.append(3)
print(l, l.total(), len(l), type(l).__name__, isinstance(l, list))
class S(str):
    def shout(self): return self.upper() + "!"
print(S("hey").shout(), S("a") + "b")
