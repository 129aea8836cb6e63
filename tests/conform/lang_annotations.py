# Type hints are kept, not checked
from typing import Optional, List, Dict, Callable, Any, Union

def f(a: int, b: "str" = 5, *args: float, c: Optional[int] = None, **kw: Any) -> List[str]:
    return [a, b, args, c, kw]

print(f("not an int", c="x"), list(f.__annotations__), f.__annotations__["a"], f.__annotations__["b"])
x: int = "text"
y: Dict[str, Callable[[int], int]]
print(x, list(__annotations__), "y" in globals())
class C:
    a: int
    b: str = "b"
    def m(self) -> "C": return self
print(C.__annotations__, hasattr(C, "a"), C.m.__annotations__)
def g(x: list[int] | None, y: tuple[int, ...] = ()) -> dict[str, int]: return {}
print(g.__annotations__["x"], g.__annotations__["y"], g.__annotations__["return"])
async def co(n: int) -> None: ...
print(co.__annotations__)
def late(z: print("evaluated") or int): pass
