# argparse: nargs, const, append, count, store_const, dest, parse_known_args, defaults
import argparse

p = argparse.ArgumentParser()
p.add_argument("-n", nargs=2, type=int, dest="pair")
p.add_argument("-o", nargs="?", const="CONST", default="DEFAULT")
p.add_argument("-a", action="append")
p.add_argument("-v", action="count", default=0)
p.add_argument("--no-color", action="store_false", dest="color")
p.add_argument("--fast", action="store_const", const=10, default=1)
p.add_argument("--flag", action=argparse.BooleanOptionalAction, default=True)
p.add_argument("--level", type=int, choices=range(1, 4))
p.add_argument("--size", type=lambda s: int(s) * 2, default="21")
p.add_argument("rest", nargs="*")
for line in ("", "-n 1 2 -o", "-o x -a 1 -a 2 -vvv", "--no-color --fast --no-flag a b c", "--level 2 --size 4", "-- -x -y"):
    ns = p.parse_args(line.split())
    print(vars(ns))
print(p.parse_known_args(["-v", "--what", "5", "z"]))
ns = argparse.Namespace(a=1, b="two")
print(ns, ns == argparse.Namespace(a=1, b="two"), "a" in ns, "c" in ns)
p.set_defaults(extra="given", fast=99)
print(p.parse_args([]).extra, p.parse_args([]).fast, p.get_default("fast"))
q = argparse.ArgumentParser(prog="q")
q.add_argument("first", nargs="+")
q.add_argument("last")
print(q.parse_args(["1", "2", "3"]))
try:
    q.parse_args(["1"])
except SystemExit as e:
    print(e)
try:
    p.parse_args(["--level", "7"])
except SystemExit as e:
    print(e)
