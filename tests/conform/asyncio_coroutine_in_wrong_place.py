# A coroutine where a value belongs: what each operator says.
import asyncio


async def value():
    return 3


async def items():
    return [1, 2, 3]


class C:
    async def __len__(self): return 3
    async def __getitem__(self, i): return i
    async def __bool__(self): return True
    async def __eq__(self, o): return True
    async def __iter__(self): yield 1
    async def __enter__(self): return self
    async def __exit__(self, *a): pass
    async def __call__(self): return "called"
    @property
    async def p(self): return "p"
    async def __del__(self): pass


async def main():
    tests = [lambda: value() + 1, lambda: value() > 2, lambda: value() == 3, lambda: int(value()), lambda: "v" + value(), lambda: [1, 2][value()], lambda: {value(): 1} and "hashed",
             lambda: max(value(), value()), lambda: sum([value()]), lambda: list(items()), lambda: (*items(),), lambda: print(*items()), lambda: dict(items()), lambda: 3 in items(),
             lambda: value().upper(), lambda: value()(), lambda: f"{value():>5}", lambda: value() and "truthy", lambda: -value(), lambda: range(value()), lambda: len(C()), lambda: bool(C()), lambda: list(C()),
             lambda: sorted([value(), value()]), lambda: ",".join(value()), lambda: isinstance(value(), int)]
    for i, t in enumerate(tests):
        try:
            print(i, t())
        except Exception as e:
            print(i, type(e).__name__, e)
    c = C()
    print(await c[5], await (c == 1), await c(), await c.p)
    try:
        with c:
            print("entered though it is a coroutine")
    except TypeError as e:
        print(e)
    try:
        a, b = value()
    except TypeError as e:
        print(e)
    try:
        async with value() as v:
            pass
    except TypeError as e:
        print(e)
    try:
        raise value()
    except TypeError as e:
        print(e)
    try:
        while value():
            raise StopIteration
    except StopIteration:
        print("loop on coroutine")
    except RuntimeError as e:
        print(e)
    x = await value
    print(x)

asyncio.run(main())
