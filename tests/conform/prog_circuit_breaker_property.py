# A circuit breaker whose state is a property with all three methods.
import asyncio
import enum
import functools


class State(str, enum.Enum):
    CLOSED = "closed"
    OPEN = "open"
    HALF = "half-open"


class CircuitOpen(RuntimeError):
    pass


class Breaker:
    def __init__(self, limit=2, cool=3):
        self.limit, self.cool = limit, cool
        self.failures = 0
        self.opened = None

    @property
    def state(self):
        if self.opened is None:
            return State.CLOSED
        if asyncio.get_running_loop().time() - self.opened >= self.cool:
            return State.HALF
        return State.OPEN

    @state.setter
    def state(self, value):
        value = State(value)
        self.opened = asyncio.get_running_loop().time() if value is State.OPEN else None
        if value is State.CLOSED:
            self.failures = 0

    @state.deleter
    def state(self):
        print("state reset")
        self.opened, self.failures = None, 0

    def __call__(self, func):
        @functools.wraps(func)
        async def inner(*args):
            if self.state is State.OPEN:
                raise CircuitOpen(func.__name__)
            try:
                r = await func(*args)
            except Exception:
                self.failures += 1
                if self.failures >= self.limit:
                    self.state = "open"
                raise
            self.state = State.CLOSED
            return r
        inner.breaker = self
        return inner


@Breaker(limit=2)
async def service(t):
    await asyncio.sleep(0.5)
    if t < 3:
        raise OSError(f"down at {t}")
    return f"up at {t}"


async def main():
    loop = asyncio.get_running_loop()
    for _ in range(9):
        t = loop.time()
        try:
            print(f"{t:4.1f}", await service(t), service.breaker.state)
        except (OSError, CircuitOpen) as e:
            print(f"{t:4.1f}", f"{type(e).__name__:<12}", e, service.breaker.state, f"{service.breaker.state!s:>16}", repr(service.breaker.state))
        await asyncio.sleep(0.5)
    print(State.OPEN == "open", State("half-open").name, State.OPEN.upper(), f"{State.HALF}", "%s" % State.HALF, State.HALF + "!", json_like(State.OPEN))
    del service.breaker.state
    service.breaker.state = "broken"


def json_like(x):
    import json
    return json.dumps({"s": x})

asyncio.run(main())
