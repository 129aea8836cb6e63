# An inventory with dataclasses, enum, sorting, totals, json out and in
from dataclasses import dataclass, field, asdict, replace
from enum import Enum
import json
import functools

class Kind(Enum):
    FOOD = "food"
    TOOL = "tool"

class OutOfStock(Exception):
    pass

@functools.total_ordering
@dataclass(eq=True, frozen=True)
class Item:
    name: str
    price: float
    kind: Kind = Kind.FOOD
    tags: tuple = ()
    def __lt__(self, other):
        return (self.price, self.name) < (other.price, other.name)

@dataclass
class Stock:
    rows: dict[Item, int] = field(default_factory=dict)
    history: list[str] = field(default_factory=list, repr=False)
    def add(self, item, n=1):
        self.rows[item] = self.rows.get(item, 0) + n
        self.history.append(f"+{n} {item.name}")
        return self
    def take(self, name, n=1):
        for item, have in self.rows.items():
            if item.name == name:
                if have < n:
                    raise OutOfStock(f"{name}: {have} < {n}")
                self.rows[item] -= n
                self.history.append(f"-{n} {name}")
                return item.price * n
        raise KeyError(name)
    @property
    def worth(self): return sum(i.price * n for i, n in self.rows.items())
    def report(self):
        for item in sorted(self.rows):
            print(f"{item.name:<8}|{item.kind.name:^6}|{item.price:>8.2f} x {self.rows[item]:<3}| {item.price * self.rows[item]:>9,.2f}")
        print("=" * 38, f"{self.worth:,.2f}", sep="\n")

s = Stock().add(Item("apple", 0.5), 30).add(Item("hammer", 12.99, Kind.TOOL, ("steel",)), 2).add(Item("bread", 2.25), 4)
s.report()
print(s.take("apple", 10), s.history)
for name, n in (("hammer", 5), ("spoon", 1)):
    try: s.take(name, n)
    except (OutOfStock, KeyError) as e: print(type(e).__name__, e)
cheap = replace(next(iter(s.rows)), price=0.25); s.add(cheap, 3); print(len(s.rows), cheap < Item("apple", 0.5), cheap == Item("apple", 0.25), max(s.rows).name)
text = json.dumps([{**asdict(i), "kind": i.kind.value, "n": n} for i, n in s.rows.items()], indent=1); print(text)
back = Stock()
for row in json.loads(text): n = row.pop("n"); back.add(Item(**{**row, "kind": Kind(row["kind"]), "tags": tuple(row["tags"])}), n)
print(back == s, back.rows == s.rows, back.worth, s)
