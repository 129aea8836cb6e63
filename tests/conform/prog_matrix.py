# Matrix code: a class with operators, determinant, transpose, identity, errors
class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        if len({len(r) for r in self.rows}) > 1:
            raise ValueError("ragged rows")
    @classmethod
    def identity(cls, n): return cls([[int(i == j) for j in range(n)] for i in range(n)])
    @property
    def shape(self): return len(self.rows), len(self.rows[0])
    def __getitem__(self, key):
        if isinstance(key, tuple):
            r, c = key
            return self.rows[r][c]
        return self.rows[key]
    def __setitem__(self, key, v): r, c = key; self.rows[r][c] = v
    def __add__(self, o): return Matrix([[a + b for a, b in zip(x, y)] for x, y in zip(self.rows, o.rows)])
    def __mul__(self, k): return Matrix([[a * k for a in r] for r in self.rows])
    __rmul__ = __mul__
    def __matmul__(self, o):
        if self.shape[1] != o.shape[0]: raise ValueError(f"shapes {self.shape} and {o.shape}")
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __pow__(self, n):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1: result = result @ base
            base, n = base @ base, n >> 1
        return result
    def __eq__(self, o): return isinstance(o, Matrix) and self.rows == o.rows
    def __neg__(self): return self * -1
    @property
    def T(self): return Matrix(zip(*self.rows))
    def minor(self, i, j): return Matrix([r[:j] + r[j + 1:] for k, r in enumerate(self.rows) if k != i])
    def det(self):
        if self.shape == (1, 1): return self.rows[0][0]
        return sum((-1) ** j * self.rows[0][j] * self.minor(0, j).det() for j in range(len(self.rows)))
    def __str__(self):
        w = max(len(str(x)) for r in self.rows for x in r)
        return "\n".join("[" + " ".join(f"{x:>{w}}" for x in r) + "]" for r in self.rows)
    def __repr__(self): return f"Matrix({self.rows})"
    def __iter__(self): return (x for r in self.rows for x in r)
a, b = Matrix([[1, 2], [3, 4]]), Matrix([[0, 1], [1, 0]])
print(a, b, a + b, a @ b, 2 * a, -a, a.T, sep="\n--\n")
print(a.det(), Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 1]]).det(), a == Matrix([[1, 2], [3, 4]]), a != b, a[0, 1], a[1], list(a), max(a), sum(a), (Matrix([[1, 1], [1, 0]]) ** 90)[0, 1], Matrix.identity(3), Matrix([[1.5, -20]]).T)
a[0, 0] = 100; print(a, a.shape, Matrix([[1, 2, 3]]) @ Matrix([[1], [2], [3]]))
for bad in (lambda: a @ Matrix([[1]]), lambda: Matrix([[1], [1, 2]]), lambda: a[5], lambda: a[0, 9], lambda: a + 1, lambda: a @ 2, lambda: a * b, lambda: hash(a), lambda: a["x"]):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
