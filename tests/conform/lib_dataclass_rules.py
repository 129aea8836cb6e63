# Dataclasses: wrong calls, own methods kept, doc texts, make_dataclass.
import dataclasses
from dataclasses import dataclass, field


def show(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


@dataclass
class Point:
    x: int
    y: list = field(default_factory=list)
    _: dataclasses.KW_ONLY
    z: 'str' = 'z'
    w: float = 1.5


@dataclass
class Own:
    a: int = 1

    def __init__(self):
        self.a = 'own'


print(Point.__doc__)
print(Own(), Own.__doc__)
show(lambda: Point(1, 2, 3, z=1))
show(lambda: Point(1, 2, 3, z=1, w=2))
show(lambda: Point(1, 2, q=1))
show(lambda: Point(1, x=2))
show(lambda: Point())
show(lambda: dataclass(5))
show(lambda: dataclass(order=True, eq=False)(Own))
make = dataclasses.make_dataclass
show(lambda: make('M', ['1x']))
show(lambda: make('M', ['x', 'x']))
show(lambda: make('M', ['class']))
show(lambda: make('M', [('x', int, 3, 4)]))
show(lambda: make('M', ['x', ('y', int), ('z', int, 5)])(1, 2))
kinds = {'a': dataclasses.InitVar, 'b': dataclasses.InitVar[int]}
for name, kind in kinds.items():
    show(lambda: make('M', [(name, kind, field(default_factory=list))]))
text = repr(field(default=3))
print(text[:text.index('default_factory')], text[-17:])
