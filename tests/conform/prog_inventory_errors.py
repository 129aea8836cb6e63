# An inventory of frozen dataclasses with errors of its own.
import dataclasses
from dataclasses import dataclass, field, KW_ONLY
from typing import Optional


class InventoryError(Exception):
    code = 1

    def __str__(self):
        return f"[{self.code}] " + super().__str__()


class OutOfStock(InventoryError):
    code = 2

    def __init__(self, item, wanted):
        self.item, self.wanted = item, wanted
        super().__init__(item, wanted)


@dataclass(frozen=True, slots=True)
class Item:
    sku: str
    name: str
    _: KW_ONLY
    price: float = 0.0
    parent: Optional["Item"] = None


@dataclass
class Inventory:
    stock: dict[Item, int] = field(default_factory=dict)
    log: list = field(default_factory=list, repr=False, compare=False)
    limit: int = field(default=10, metadata={"unit": "pieces"})

    def add(self, item, n=1):
        self.stock[item] = self.stock.get(item, 0) + n
        self.log.append((item.sku, n))

    def take(self, item, n=1):
        try:
            have = self.stock[item]
        except KeyError:
            raise OutOfStock(item.name, n) from None
        if have < n:
            raise OutOfStock(item.name, n)
        self.stock[item] -= n


pen = Item("p1", "pen", price=1.5)
ink = Item("i1", "ink", parent=pen)
inv = Inventory()
inv.add(pen, 3)
inv.add(ink)
print(inv, inv == Inventory(dict(inv.stock)), inv.log)
print(dataclasses.asdict(ink), [f.name for f in dataclasses.fields(Inventory)], dataclasses.fields(inv)[2].metadata["unit"])
for action in (lambda: inv.take(pen, 5), lambda: inv.take(Item("x", "cup")), lambda: setattr(pen, "price", 2), lambda: Item("a"), lambda: Item("a", "b", 3),
               lambda: setattr(ink, "colour", 1), lambda: dataclasses.replace(pen, sku="p2", colour=2), lambda: dataclasses.asdict(5), lambda: pen < ink, lambda: hash(inv),
               lambda: pen.__dict__, lambda: delattr(pen, "name")):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e, e.args)
print(dataclasses.replace(pen, price=9), hash(pen) == hash(Item("p1", "pen", price=1.5)), {pen, Item("p1", "pen", price=1.5)} == {pen}, dataclasses.is_dataclass(Item))
Pt = dataclasses.make_dataclass("Pt", [("x", int), ("y", int, field(default=3))], namespace={"sum": lambda self: self.x + self.y})
print(Pt(1), Pt(1).sum(), Pt.__match_args__)
inv.take(ink, 2)
