# Enums made by a call: names twice, values twice, module, qualname, boundary
import enum


def show(call):
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


show(lambda: enum.Enum("E", "A B A"))
show(lambda: enum.Enum("E", ["A", "B", "A"]))
show(lambda: enum.Enum("E", [("A", 1), ("A", 1)]))
show(lambda: enum.Enum("E", [("A", 1), ("B", 1)]).__members__)
show(lambda: list(enum.Enum("E", {"A": 1, "B": 2})))
show(lambda: list(enum.Enum("E", "A,B C", start=5)))
show(lambda: enum.Enum("E", "mro"))
show(lambda: enum.Enum("E", 5))
show(lambda: enum.Enum("E", "A", type=str).A + "b")
show(lambda: enum.Enum("E", "A", module="q", qualname="r.E"))
show(lambda: enum.Enum("E", "A", qualname="r.E").__qualname__)
show(lambda: enum.Flag("E", "A B", boundary=enum.KEEP)(7))
show(lambda: enum.Flag("E", "A B", boundary=enum.CONFORM)(7))
show(lambda: enum.Flag("E", "A B")(7))
show(lambda: enum.IntEnum("E", [("A", "x")]))
