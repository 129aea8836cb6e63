# What a parser takes over from its parents: groups by their titles, and with
# conflict_handler="resolve" the names that the last one gets
import argparse


def show(call):
    try:
        print(call())
    except (ValueError, argparse.ArgumentError) as error:
        print(type(error).__name__, error)


def parent(title):
    made = argparse.ArgumentParser(add_help=False)
    made.add_argument("--x", "-x", default=1, help="the parent's")
    made.add_argument("z")
    group = made.add_argument_group(title, "what it is for")
    group.add_argument("--in-group")
    either = made.add_mutually_exclusive_group()
    either.add_argument("--up", action="store_true")
    either.add_argument("--down", action="store_true")
    return made


one = parent("first")
parser = argparse.ArgumentParser(prog="p", parents=[one])
parser.add_argument("--own")
print(parser.format_help())
print(parser.parse_args(["1", "--in-group", "2", "--up"]))
show(lambda: argparse.ArgumentParser(prog="p", parents=[one, parent("second")]))

parser = argparse.ArgumentParser(prog="p", parents=[parent("first")],
                                 conflict_handler="resolve")
parser.add_argument("-x", help="its own")
parser.add_argument("--x", dest="other", help="its own too")
parser.add_argument("-h", action="store_true", help="no help")
print(parser.format_help())
print(parser.parse_args(["-x", "3", "--x", "4", "-h", "5"]))
show(lambda: argparse.ArgumentParser(conflict_handler="nope"))
