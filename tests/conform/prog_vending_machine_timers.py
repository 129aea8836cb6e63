# A vending machine and a traffic crossing as async state machines with timers.
import asyncio
import enum
import functools


class State(enum.Enum):
    IDLE = enum.auto()
    PAYING = enum.auto()
    SERVING = enum.auto()
    BROKEN = enum.auto()

    @functools.cached_property
    def label(self):
        return self.name.title().center(9, "·")


class Illegal(RuntimeError):
    def __init__(self, state, event):
        self.state, self.event = state, event
        super().__init__(f"{event!r} in {state.name}")


def on(*states, to=None):
    def deco(fn):
        @functools.wraps(fn)
        async def method(self, *args):
            if self.state not in states:
                raise Illegal(self.state, fn.__name__)
            before = self.state
            try:
                result = await fn(self, *args)
            except Exception:
                self.change(before)
                raise
            if to:
                self.change(to)
            return result
        method.states = states
        return method
    return deco


class Machine:
    PRICE = 3

    def __init__(self):
        self.state, self.money, self.stock, self.timer = State.IDLE, 0, 2, None
        self.trace = []

    def change(self, new):
        if new is not self.state:
            self.trace.append(f"{asyncio.get_running_loop().time():.1f} {self.state.name}>{new.name}")
            self.state = new

    @on(State.IDLE, State.PAYING, to=State.PAYING)
    async def coin(self, n):
        if n not in (1, 2):
            raise ValueError(f"bad coin {n}")
        self.money += n
        if self.timer:
            self.timer.cancel()
        self.timer = asyncio.get_running_loop().call_later(5, self.give_back)
        return self.money

    def give_back(self):
        print(f"  returned {self.money}")
        self.money = 0
        self.change(State.IDLE)

    @on(State.PAYING, to=State.IDLE)
    async def choose(self):
        if self.money < self.PRICE:
            raise ValueError(f"{self.PRICE - self.money} missing")
        self.timer.cancel()
        self.change(State.SERVING)
        await asyncio.sleep(1)
        if not self.stock:
            raise LookupError("sold out")
        self.stock -= 1
        change, self.money = self.money - self.PRICE, 0
        return f"drink and {change} back"

    @on(*State, to=State.BROKEN)
    async def kick(self):
        self.timer = None


async def main():
    m = Machine()
    script = [("coin", 2), ("choose",), ("coin", 2), ("choose",), ("coin", 7), ("choose",), ("coin", 1), ("wait", 6), ("coin", 2), ("coin", 1), ("choose",), ("coin", 2), ("coin", 2), ("choose",), ("kick",), ("coin", 1), ("dance",)]
    for name, *args in script:
        try:
            if name == "wait":
                r = await asyncio.sleep(*args)
            else:
                r = await getattr(m, name)(*args)
        except (ValueError, Illegal, LookupError, AttributeError) as e:
            r = f"{type(e).__name__}: {e}"
        print(f"{asyncio.get_running_loop().time():4.1f} {m.state.label} {name:<7}{r}")
    print(m.trace, m.coin.states, Machine.choose.__name__)
    m.state = State.IDLE
    a, b = asyncio.create_task(m.coin(2)), asyncio.create_task(m.coin(2))
    await asyncio.gather(a, b)
    print(await asyncio.gather(m.choose(), m.choose(), return_exceptions=True))
    await m.choose()

asyncio.run(main())
