# A text adventure: a state machine with rooms, items and a parser for commands
from dataclasses import dataclass, field

@dataclass
class Room:
    name: str
    text: str
    exits: dict = field(default_factory=dict)
    items: set = field(default_factory=set)

class Game:
    def __init__(self):
        self.rooms = {r.name: r for r in (
            Room("hall", "A dusty hall.", {"north": "library", "east": "kitchen"}, {"lamp"}),
            Room("library", "Books everywhere.", {"south": "hall"}, {"key"}),
            Room("kitchen", "It smells of soup.", {"west": "hall", "down": "cellar"}),
            Room("cellar", "It is dark.", {"up": "kitchen"}, {"treasure"}))}
        self.here = self.rooms["hall"]
        self.bag, self.over, self.moves = [], False, 0

    def do(self, line):
        self.moves += 1
        match line.lower().split():
            case ["look"]: return self.look()
            case ["go", way] | [("north" | "south" | "east" | "west" | "up" | "down") as way]: return self.go(way)
            case ["take", item] if item in self.here.items:
                self.here.items.remove(item); self.bag.append(item)
                if item == "treasure":
                    self.over = True
                return f"You take the {item}."
            case ["take", item]: return f"There is no {item} here."
            case ["drop", *items]:
                for i in items:
                    self.bag.remove(i); self.here.items.add(i)
                return f"Dropped {', '.join(items)}."
            case ["inventory" | "i"]: return ", ".join(sorted(self.bag)) or "Nothing."
            case []: return "Say something."
            case [verb, *_]: return f"I don't know how to {verb!r}."

    def look(self):
        things = f" You see: {', '.join(sorted(self.here.items))}." if self.here.items else ""
        return f"{self.here.text}{things} Exits: {', '.join(self.here.exits)}."

    def go(self, way):
        if way not in self.here.exits:
            return "You can't go there."
        if self.here.exits[way] == "cellar" and "lamp" not in self.bag:
            return "Too dark without a lamp."
        self.here = self.rooms[self.here.exits[way]]
        return self.look()

g = Game()
for line in ["look", "go east", "down", "west", "take lamp", "take sword", "i", "north", "take key", "drop key lamp", "dance wildly", "", "take lamp", "south", "south", "EAST", "go down", "take treasure"]:
    print(">", line); print(g.do(line))
print("won" if g.over else "lost", "in", g.moves, "moves")
try:
    g.do("drop elephant")
except ValueError as e:
    print(e)
