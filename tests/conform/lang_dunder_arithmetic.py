# Arithmetic dunder methods, reflected and in place
class V:
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f"V({self.x}, {self.y})"
    def __add__(self, o):
        if not isinstance(o, V): return NotImplemented
        return V(self.x + o.x, self.y + o.y)
    def __mul__(self, k): return V(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __neg__(self): return V(-self.x, -self.y)
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __bool__(self): return bool(self.x or self.y)
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
    def __iadd__(self, o): print("iadd"); self.x += o.x; self.y += o.y; return self
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __truediv__(self, k): return V(self.x / k, self.y / k)
    def __divmod__(self, k): return "divmod", k
    def __round__(self, n=None): return "round", n
    def __pow__(self, n): return f"pow {n}"
    def __invert__(self): return V(self.y, self.x)
    def __rsub__(self, o): return f"{o} - V"

a, b = V(3, 4), V(1, 2)
print(a + b, a * 2, 2 * a, -a, abs(a), bool(V(0, 0)), a @ b, a / 2, ~a, 5 - a)
c = a
c += b
print(a, c is a, [*a], divmod(a, 3), round(a), round(a, 2), a ** 3)
for f in (lambda: a + 1, lambda: 1 + a, lambda: a - b, lambda: a < b, lambda: a["x"]):
    try:
        f()
    except TypeError as e:
        print(e)
