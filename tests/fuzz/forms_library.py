"""What the grammar of forms draws of modules that make classes and hints.
Topics are written as in forms_functions.py.
"""

DATACLASSES = ("""\
@dataclass<<||(order=True)||(frozen=True)||(eq=False)||(kw_only=True)||(repr=False)||(slots=True)||(unsafe_hash=True)||(init=False)||(match_args=False)||(order=True, frozen=True)||(order=True, eq=False)||()||(nope=1)>>
class D:
    a: int<<|| = 1||= field(default=2, repr=False)>>
    b: <<str||'str'||list||typing.ClassVar[int]||dataclasses.InitVar[int]||typing.Any>> = <<'b'||3||field(default_factory=list)||field(default=1, compare=False)||field(kw_only=True, default=0)||[]||field(init=False, default=5)||field(default=1, default_factory=list)||{}>>
    ? c: int = <<3||field(default=3, hash=False)||field(default=4, metadata={'m': 1})>>
    ? k: int
    ? _: dataclasses.KW_ONLY
    ? z: int = 9
    ? def __post_init__(self<<||, b>>):
        print('post')
        <<self.a = 7||pass>>
    ? def __eq__(self, o): return 'own eq'
    ? def __repr__(self): return 'own repr'
    ? def __lt__(self, o): return True
    ? def __hash__(self): return 5
    ? def total(self): return self.a * 2
    ? x = 5
@dataclass<<||(frozen=True)||(order=True)>>
class E(D):
    e: int = <<0||5>>
    ? a: str = 'over'
""", [
    "D()", "D(1)", "D(1, 2)", "D(1, 2, 3)", "D(1, 2, 3, 4, 5)", "D(a=1)", "D(q=1)", "D(1, a=2)", "D(1) == D(1)", "D(1) != D(2)", "D(1) < D(2)", "D(1) <= D(2)", "D(1) == 1", "D(1) < 1", "hash(D(1)) and 1", "{D(1)}", "d = D(1)\nd.a = 5\nprint(d)", "d = D(1)\ndel d.a\nprint(d)", "d = D(1)\nd.new = 5\nprint(d.new)", "E()", "E(1, 2)", "E(e=4)", "E(1) == D(1)", "E(1) < E(2)", "sorted([D(2), D(1)])", "dataclasses.asdict(D(1))", "dataclasses.astuple(D(1))", "dataclasses.replace(D(1), a=3)", "dataclasses.replace(D(1), q=3)", "dataclasses.replace(D(1), b=3)", "[f.name for f in dataclasses.fields(D)]", "dataclasses.fields(5)", "dataclasses.is_dataclass(D), dataclasses.is_dataclass(D(1)), dataclasses.is_dataclass(5)", "dataclasses.asdict(D)", "D.__match_args__", "D.a", "D.b", "D.__annotations__", "D(1).total()", "D.__init__.__qualname__", "D.__doc__", "repr(E(1, 2))", "D(1).__dict__", "D.__dataclass_fields__['a'].default", "dataclasses.fields(D)[0].type", "match_ = D(1)\nmatch match_:\n    case D(1): print('one')\n    case D(a=x): print(x)", "dataclasses.make_dataclass('M', ['x', ('y', int), ('z', int, 5)])(1, 2)", "dataclasses.make_dataclass('M', ['1x'])", "dataclasses.make_dataclass('M', ['x', 'x'])", "@dataclass\nclass F:\n    a: int = 1\n    b: int", "@dataclass\nclass F:\n    a: list = []", "@dataclass\nclass F: pass\nprint(F(), F() == F())", "@dataclass\nclass F:\n    a = 1\nprint(F())", "@dataclass(frozen=True)\nclass F(D): pass", "@dataclass(order=True)\nclass F:\n    def __lt__(self, o): pass", "@dataclass(slots=True)\nclass F:\n    x: int = 1\nf = F()\nf.y = 1", "field(default=1, default_factory=int)", "field()", "dataclass(D)", "dataclass(5)", "import copy\nprint(copy.copy(D(1)) == D(1))", "D(1).b.append(1)\nprint(D(1))", "D([1], {}).a", "print(D(D(1)))", "d = D(1)\nd.a = d\nprint(d)",
])

ENUMS = ("""\
class Color(enum.<<Enum||IntEnum||Flag||IntFlag||StrEnum||Enum>>):
    RED = <<1||enum.auto()||'r'||(1, 2)>>
    GREEN = <<2||enum.auto()||'g'||3>>
    ? BLUE = <<4||enum.auto()||RED||'b'||1>>
    ? RED = 5
    ? def describe(self): return self.name, self.value
    ? @property
    def half(self): return self.value / 2
    ? @classmethod
    def first(cls): return next(iter(cls))
    ? def __str__(self): return 'C:' + self.name
    ? def __repr__(self): return '<C>'
    ? _ignore_ = ['tmp']
    ? @classmethod
    def _missing_(cls, v): return <<cls.RED||None||5>>
    ? def __init__(self, *a): self.extra = a
    ? def __eq__(self, o): return self.value == o
    ? class Inner: pass
    ? x = lambda self: 1
class Empty(enum.Enum):
    def hello(self): return 'hello ' + self.name
class Child(Empty): A, B = 1, 2
""", [
    "Color.RED", "Color.RED.name, Color.RED.value", "str(Color.RED), repr(Color.RED), f'{Color.RED}'", "f'{Color.RED:>9}'", "Color(1)", "Color('r')", "Color(99)", "Color(None)", "Color['RED']", "Color['NOPE']", "Color.NOPE", "Color.RED.nope", "list(Color)", "len(Color)", "Color.__members__", "Color.RED is Color(Color.RED.value)", "Color.RED == 1", "Color.RED < Color.GREEN", "Color.RED == Color.RED", "hash(Color.RED) == hash(Color.RED)", "{Color.RED: 1}[Color.RED]", "Color.RED in Color", "1 in Color", "'x' in Color", "isinstance(Color.RED, Color)", "isinstance(Color.RED, int)", "type(Color.RED)", "type(Color)", "Color", "Color.RED = 5", "del Color.RED", "Color.RED.value = 3", "Color.RED.x = 3\nprint(Color.RED.x)", "Color()", "Color(1, 2)", "Color.RED + 1", "Color.RED | Color.GREEN", "Color.RED & Color.GREEN", "~Color.RED", "Color.RED ^ Color.GREEN", "bool(Color.RED)", "int(Color.RED)", "Color.RED.describe()", "Color.RED.half", "Color.first()", "Color.RED.extra", "Color.BLUE", "Color.RED()", "iter(Color.RED)", "list(reversed(Color))", "sorted(Color)", "max(Color)", "class Sub(Color): pass", "class Sub(Color): X = 9", "Child.A.hello()", "Child(2)", "list(Child)", "Empty.X", "Empty('A', 'p q')", "Empty('A', 'p q').p.hello()", "enum.Enum('N', 'a b c')", "list(enum.Enum('N', ['a', 'b']))", "list(enum.Enum('N', {'a': 5}))", "enum.Enum('N', [('a', 1), ('b', 2)]).b", "enum.Enum('N', 'a a')", "enum.Enum('N', 5)", "enum.IntEnum('N', 'a b', start=5).b", "@enum.unique\nclass U(enum.Enum):\n    a = 1\n    b = 1", "@enum.unique\nclass U(enum.Enum):\n    a = 1\n    b = 2\nprint(list(U))", "class U(enum.Enum):\n    a = 1\n    a = 2", "class U(enum.Enum):\n    a = 1\n    def f(self): pass\n    f.x = 1\nprint(list(U))", "class U(str, enum.Enum):\n    A = 'a'\nprint(U.A == 'a', U.A.upper(), str(U.A), f'{U.A}')", "class U(enum.Flag):\n    A = 1\n    B = 2\n    AB = 3\nprint(U.AB, U.A | U.B, U(3), list(U.AB), U(0), U.A in U.AB)\nU(9)", "class U(enum.IntFlag):\n    A = 1\n    B = 2\nprint(U.A | 8, U(12), U.A + 1, repr(U.B | 4))", "class U(enum.Enum):\n    def _generate_next_value_(name, start, count, last): return name.lower()\n    A = enum.auto()\n    B = enum.auto()\nprint(U.A.value, U.B.value)", "class U(enum.Enum):\n    A = (1, 2)\n    def __init__(self, x, y): self.x, self.y = x, y\nprint(U.A.x, U.A.value)", "class U(enum.Enum):\n    A = 1\n    def __new__(cls, v):\n        o = object.__new__(cls)\n        o._value_ = v * 10\n        return o\nprint(U.A.value, U(10))", "class U(enum.Enum):\n    mro = 1", "class U(enum.Enum):\n    _x_ = 1", "class U(enum.Enum):\n    __p = 1\n    B = 2\nprint(list(U))", "class U(enum.Enum):\n    A = print\n    B = enum.member(len)\n    C = enum.nonmember(3)\nprint(list(U), U.C)", "match Color.RED:\n    case Color.GREEN: print('g')\n    case Color.RED: print('r')", "import copy\nprint(copy.deepcopy(Color.RED) is Color.RED)", "Color.RED._value_, Color.RED._name_", "Color._member_names_", "Color._value2member_map_", "Color.__name__, Color.__module__", "enum.auto()", "Color.RED.RED", "Color.name", "type('T', (enum.Enum,), {})",
])

NAMEDTUPLES = ("""\
P = collections.namedtuple('P', <<'x y'||['x', 'y']||'x, y'||('x', 'y', 'z')>><<||, defaults=[5]||, rename=True||, module='m'||, defaults=[1, 2, 3, 4]>>)
class Q(P):
    <<__slots__ = ()||pass||def norm(self): return self.x + self.y>>
    ? def __new__(cls, x, *a): return super().__new__(cls, x * 2, *a)
    ? def __repr__(self): return 'Q!'
class T(typing.NamedTuple):
    a: int
    b: str = <<'b'||1>>
    ? c: list = []
    ? def both(self): return self.a, self.b
    ? d: int
""", [
    "P(1, 2)", "P(1)", "P()", "P(1, 2, 3)", "P(1, 2, 3, 4)", "P(x=1, y=2)", "P(1, y=2)", "P(1, q=2)", "P(1, x=2)", "P(1, 2).x", "P(1, 2).q", "P(1, 2)[0]", "P(1, 2)[5]", "P(1, 2) == (1, 2)", "P(1, 2) < P(1, 3)", "P(1, 2) + (3,)", "P(1, 2)._replace(x=5)", "P(1, 2)._replace(q=5)", "P(1, 2)._asdict()", "P._fields", "P._field_defaults", "P._make([1, 2])", "P._make([1])", "P._make(5)", "p = P(1, 2)\np.x = 5", "del P(1, 2).x", "x, y = P(1, 2)\nprint(x, y)", "x, y = P(1, 2, 3)", "hash(P(1, 2)) == hash((1, 2))", "len(P(1, 2)), list(P(1, 2))", "P.__doc__", "P.x.__doc__", "P.__module__", "isinstance(P(1, 2), tuple)", "P.__new__.__defaults__", "Q(1, 2)", "Q(1, 2).norm()", "Q(1, 2).new", "q = Q(1, 2)\nq.z = 5\nprint(q.z)", "Q(1, 2)._replace(x=3)", "T(1)", "T()", "T(1, 2, 3, 4, 5)", "T(1).both()", "T(1).a, T(1)[1]", "T.__annotations__", "T._fields", "T(1) == (1, 'b')", "T(q=1)", "T(1)._replace(a=2)", "class Bad(typing.NamedTuple):\n    a: int = 1\n    b: int", "class Bad(typing.NamedTuple):\n    _a: int", "class Bad(typing.NamedTuple, P):\n    a: int", "typing.NamedTuple('N', [('a', int)])(1)", "collections.namedtuple('A', 'x x')", "collections.namedtuple('A', 'class x')", "collections.namedtuple('A', '_x')", "collections.namedtuple('A', '1x')", "collections.namedtuple('1A', 'x')", "collections.namedtuple('A', 5)", "collections.namedtuple('A', [1])", "collections.namedtuple('A', 'x _y x', rename=True)._fields", "collections.namedtuple('A', '')()", "match P(1, 2):\n    case P(a, b): print(a, b)\n    case _: print('no')", "match (1, 2):\n    case P(): print('P')\n    case (a, b): print(a + b)", "f'{P(1, 2)}'", "'%s %s' % P(1, 2)", "P(P(1, 2), [])", "sorted([P(2, 1), P(1, 2)])", "P(1, 2).count(1), P(1, 2).index(2)", "max(P(1, 2))", "P(*range(2))", "P(**{'x': 1, 'y': 2})",
])

HINTS = ("""\
import typing
from typing import Protocol, runtime_checkable, Generic, TypeVar, Optional, Union, Callable, Any, List, Dict
T = TypeVar('T'<<||, bound=int||, int, str>>)
class Closing(Protocol):
    def close(self) -> None: ...
    ? name: str
    ? @property
    def open(self) -> bool: ...
@runtime_checkable
class Sized2(Protocol):
    def __len__(self) -> int: ...
@runtime_checkable
class Named(Protocol):
    name: str
    ? def greet(self): ...
class Impl(<<Closing||object||Named||Generic[T]>>):
    ? def close(self): print('closed')
    ? name = 'impl'
    ? def __init__(self): self.name = 'inst'
    ? def greet(self): return 'hi'
class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []
    def push(self, item: T) -> T:
        self.items.append(item)
        return item
def f(a: int, b: <<'str'||Optional[int]||nope2||List[int]||int | None||Union[int, str]>> = None, *args: Any, **kw: Dict[str, int]) -> <<None||'f'||Callable[[int], str]||1 + 1>>:
    x: undefined_hint = 5
    return x
nope2 = 1
class Typed:
    a: int
    b: 'Later' = 1
    ? c: List['Typed'] = None
    def m(self: 'Typed', k: int = 0) -> 'Typed': return self
""".replace("    x: undefined_hint = 5", "    x: undefined_hint = 5").replace("nope2||", ""), [
    "Closing()", "Impl()", "Impl().close()", "isinstance(Impl(), Closing)", "isinstance([], Sized2)", "isinstance(5, Sized2)", "isinstance(Impl(), Named)", "isinstance(5, Named)", "issubclass(list, Sized2)", "issubclass(int, Closing)", "Stack().push(1)", "Stack[int]().push('a')", "Stack[int]", "Stack[int, str]", "Stack[T]", "Stack[int].__origin__", "Stack.__parameters__", "type(Stack[int]()).__name__", "T", "repr(T)", "T.__name__, T.__bound__, T.__constraints__", "TypeVar('X')", "TypeVar('X', int)", "TypeVar()", "f(1)", "f.__annotations__", "typing.get_type_hints(f)", "Typed.__annotations__", "Typed().a", "Typed().m().b", "Optional[int]", "Optional[int, str]", "Union[int, str, int]", "Union[int]", "Union[int, None]", "int | None", "int | str | int", "int | 'x'", "None | int", "list[int]", "dict[str, int]", "tuple[int, ...]", "List[int]", "Dict[str, List[int]]", "Callable[[int], str]", "Callable[..., Any]", "typing.Tuple[int, ...]", "typing.Literal['a', 1]", "typing.Final[int]", "typing.ClassVar[int]", "typing.Annotated[int, 'x']", "typing.Type[int]", "typing.Iterable[int]", "typing.NoReturn", "Any", "Any()", "isinstance(1, int | str)", "isinstance('a', Union[int, str])", "isinstance(1, List[int])", "isinstance([], list[int])", "issubclass(bool, int | str)", "isinstance(1, Optional[int])", "typing.cast(int, 'x')", "typing.NewType('Id', int)(5)", "typing.NewType('Id', int)", "typing.TYPE_CHECKING", "@typing.overload\ndef g(a: int): ...\ng(1)", "@typing.final\nclass F: pass\nprint(F.__final__)", "class TD(typing.TypedDict):\n    a: int\nprint(TD(a=1), TD.__annotations__)", "class TD(typing.TypedDict, total=False):\n    a: int\nprint(TD())", "typing.get_origin(List[int]), typing.get_args(Dict[str, int])", "typing.get_args(int | str)", "class G(Stack[int]): pass\nprint(G.__mro__[1].__name__, G().push(2))", "class G(Stack[int], Generic[T]): pass", "class G(Generic[int]): pass", "class G(Protocol[T]):\n    x: T\nprint(G[int])", "class P2(Closing, Protocol):\n    def more(self): ...\nP2()", "class P3(Closing):\n    def close(self): return 'c'\nprint(P3().close())", "List[int]()", "list[int]([1])", "List()", "Optional()", "typing.Deque[int]()", "def g(x: 1 / 0): pass", "def g() -> nope: pass", "x: List[int] = []\nprint(__annotations__['x'])", "x: int | None = None\nprint(x)", "class A:\n    x: 'A'\n    y: nope3", "class A:\n    x: 'nope3'\ntyping.get_type_hints(A)", "Dict[str, T][int]", "List[T][int]", "Union[T, int][str]", "typing.assert_never(1)", "typing.reveal_type(5)", "typing.is_typeddict(int)", "Generic()", "Generic[1]", "Protocol()", "from __future__ import annotations" if False else "typing.get_type_hints(Typed)", "int.__or__(int, str)", "str | None == Optional[str]", "hash(int | str) == hash(str | int)", "(int | str).__args__", "List[int] == List[int]", "list[int] == list[int]", "list[int].__args__", "type[int]", "tuple[()]", "List", "Callable", "Union",
])

TOPICS = {"dataclasses": DATACLASSES, "enums": ENUMS,
          "namedtuples": NAMEDTUPLES, "hints": HINTS}
