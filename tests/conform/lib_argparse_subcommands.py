# argparse: subparsers with defaults and functions
import argparse

def add(args):
    print("add", args.x + args.y)

def show(args):
    print("show", args.name, args.upper)

p = argparse.ArgumentParser(prog="app")
p.add_argument("--debug", action="store_true")
sub = p.add_subparsers(dest="command", required=True, help="what to do")
a = sub.add_parser("add", help="adds numbers")
a.add_argument("x", type=int)
a.add_argument("y", type=int)
a.set_defaults(func=add)
s = sub.add_parser("show", help="shows a name")
s.add_argument("name")
s.add_argument("-u", "--upper", action="store_true")
s.set_defaults(func=show)
for line in ("add 1 2", "--debug show ann -u"):
    args = p.parse_args(line.split())
    print(args.command, args.debug)
    args.func(args)
for line in ("", "mul 1 2", "add 1", "add one 2", "show -h", "-h"):
    try:
        p.parse_args(line.split())
    except SystemExit as e:
        print("exit", e.code)
