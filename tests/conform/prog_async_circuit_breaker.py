# A circuit breaker: closed, open, half open, by the loop's clock
import asyncio
from enum import Enum

State = Enum("State", "CLOSED OPEN HALF_OPEN")

class Open(Exception):
    pass

class Breaker:
    def __init__(self, limit, rest):
        self.limit, self.rest = limit, rest
        self.state, self.failures, self.until = State.CLOSED, 0, 0

    async def call(self, f, *args):
        now = asyncio.get_running_loop().time
        if self.state is State.OPEN:
            if now() < self.until:
                raise Open(f"until {self.until:.1f}")
            self.state = State.HALF_OPEN
        try:
            result = await f(*args)
        except Exception:
            self.failures += 1
            if self.failures >= self.limit or self.state is State.HALF_OPEN:
                self.state, self.until = State.OPEN, now() + self.rest
            raise
        self.state, self.failures = State.CLOSED, 0
        return result

async def service(t):
    await asyncio.sleep(0.2)
    if 1 <= t < 4:
        raise ConnectionError("down")
    return "fine"

async def main():
    breaker = Breaker(2, 1.5)
    for i in range(14):
        now = asyncio.get_running_loop().time()
        try:
            outcome = await breaker.call(service, now)
        except (Open, ConnectionError) as e:
            outcome = f"{type(e).__name__} {e}"
        print(f"{now:4.1f} {outcome:<24} {breaker.state.name} {breaker.failures}")
        await asyncio.sleep(0.3)

asyncio.run(main())
