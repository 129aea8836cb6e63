# enum states, dataclass, events: traffic lights
import asyncio
from dataclasses import dataclass, field
from enum import Enum, auto

class Light(Enum):
    RED = auto()
    GREEN = auto()
    YELLOW = auto()

@dataclass
class Traffic:
    state: Light = Light.RED
    log: list = field(default_factory=list)
    async def run(self, rounds):
        nxt = {Light.RED: (Light.GREEN, 3), Light.GREEN: (Light.YELLOW, 2), Light.YELLOW: (Light.RED, 1)}
        for _ in range(rounds):
            state, d = nxt[self.state]
            await asyncio.sleep(d)
            self.log.append((asyncio.get_running_loop().time(), self.state.name, state.name))
            self.state = state

t = Traffic()
asyncio.run(t.run(5))
print(*t.log, t, sep="\n")
