# partial, reduce, caches, singledispatch, total_ordering, cached_property.
import functools
import operator


@functools.lru_cache(maxsize=2)
def slow(n, *, scale=1):
    print("  computing", n, scale)
    return n * scale


print(slow(1), slow(1), slow(1, scale=1), slow(2), slow(1), slow.cache_info())
slow.cache_clear()
print(slow.cache_info(), slow.cache_parameters(), slow.__wrapped__(9), slow.__name__)
try:
    slow([1])
except TypeError as e:
    print(e)
power = functools.partial(pow, exp=2)
print(power(5), power.func, power.args, power.keywords, power)
add3 = functools.partial(functools.partial(lambda a, b, c: (a, b, c), 1), 2)
print(add3(3), len(add3.args))
print(functools.reduce(operator.add, [[1], [2]], [0]), functools.reduce(lambda a, b: a * b, range(1, 6)))


@functools.total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(map(int, text.split(".")))

    def __eq__(self, o):
        return self.parts == o.parts

    def __lt__(self, o):
        if not isinstance(o, Version):
            return NotImplemented
        return self.parts < o.parts

    def __repr__(self):
        return "v" + ".".join(map(str, self.parts))

    @functools.cached_property
    def major(self):
        print("  major of", self)
        return self.parts[0]


vs = [Version("1.10"), Version("1.9.3"), Version("1.9")]
print(sorted(vs), max(vs), vs[0] >= vs[1], vs[0].major, vs[0].major, vs[0].__dict__)


@functools.singledispatch
def show(x):
    return f"object {x}"


@show.register
def _(x: int):
    return f"int {x}"


@show.register(list)
@show.register(tuple)
def _(x):
    return "[" + ", ".join(map(show, x)) + "]"


print(show(1), show(True), show("s"), show([1, ("a", 2.5)]), show.dispatch(bool) is show.dispatch(int), len(show.registry))


class Reg:
    @functools.singledispatchmethod
    def handle(self, x):
        raise NotImplementedError(type(x).__name__)

    @handle.register
    def _(self, x: str):
        return x.upper()

    at = functools.partialmethod(handle, "fixed")


print(Reg().handle("a"), Reg().at())
print(sorted("bAc", key=functools.cmp_to_key(lambda a, b: (a.lower() > b.lower()) - (a.lower() < b.lower()))))
try:
    functools.reduce(operator.add, [])
except TypeError as e:
    print(e)
try:
    vs[0] < 3
except TypeError as e:
    print(e)
try:
    hash(vs[0])
except TypeError as e:
    print(e)
Reg().handle(2.5)
