# A vending machine as a class of states with transitions in a table
from enum import Enum, auto

class State(Enum):
    IDLE = auto(); PAID = auto(); SERVING = auto(); BROKEN = auto()

class Machine:
    table = {
        (State.IDLE, "coin"): (State.PAID, "count"),
        (State.PAID, "coin"): (State.PAID, "count"),
        (State.PAID, "select"): (State.SERVING, "serve"),
        (State.PAID, "cancel"): (State.IDLE, "refund"),
        (State.SERVING, "taken"): (State.IDLE, None),
    }
    def __init__(self, stock): self.state, self.credit, self.stock = State.IDLE, 0, stock
    def count(self, value): self.credit += value; return f"credit {self.credit}"
    def refund(self): back, self.credit = self.credit, 0; return f"back {back}"
    def serve(self, name):
        price, left = self.stock[name]
        if not left: raise LookupError(f"{name} is sold out")
        if self.credit < price: raise ValueError(f"{price - self.credit} missing")
        self.stock[name] = price, left - 1; self.credit -= price
        return f"here is {name}, {self.credit} left"
    def fire(self, event, *args):
        try: target, action = self.table[self.state, event]
        except KeyError: raise RuntimeError(f"{event} is impossible when {self.state.name}") from None
        result = getattr(self, action)(*args) if action else ""
        self.state = target
        return result
m = Machine({"tea": (3, 1), "cola": (5, 2)})
for event in ("select tea", "coin 2", "select tea", "coin 2", "select tea", "coin 1", "taken", "coin 9", "select tea", "select milk", "select cola", "taken", "coin", "coin 1", "cancel"):
    name, *args = event.split()
    try: print(f"{event:<12} {m.fire(name, *(int(a) if a.isdigit() else a for a in args))!s:<24} {m.state}")
    except (RuntimeError, LookupError, ValueError, TypeError) as e: print(f"{event:<12} {type(e).__name__}: {e}  {m.state.name}")
print(m.stock, State(3), len(State), m.state is State.IDLE)
