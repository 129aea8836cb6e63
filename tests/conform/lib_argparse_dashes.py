# Which argument a -- goes to, and who throws it away
import argparse


def show(parser, *args):
    for parse in (parser.parse_args, parser.parse_known_args):
        try:
            print(args, parse(list(args)))
        except SystemExit as error:
            print(args, "exit", error)


parser = argparse.ArgumentParser(prog="many")
parser.add_argument("--x")
parser.add_argument("y", nargs="*")
parser.add_argument("-v", action="count")
show(parser, "--", "-v")
show(parser, "a", "--", "--x")
show(parser, "--x", "--", "a")
show(parser, "--", "--")
show(parser, "a", "--", "b", "--", "c")
show(parser, "--x", "1", "--")
show(parser, "-v", "--", "-v", "-v")

parser = argparse.ArgumentParser(prog="rest")
parser.add_argument("y")
parser.add_argument("z", nargs=argparse.REMAINDER)
show(parser, "--", "-v")
show(parser, "a", "--", "--x")
show(parser, "a", "b", "--", "c")
show(parser, "--", "a", "--", "b")

parser = argparse.ArgumentParser(prog="two")
parser.add_argument("y")
parser.add_argument("z", nargs="?")
parser.add_argument("--w", nargs="+")
show(parser, "a", "--", "--x")
show(parser, "--w", "1", "2", "--", "a")
show(parser, "a", "--", "--", "b")
show(parser, "--w", "--", "a")

parser = argparse.ArgumentParser(prog="sub")
run = parser.add_subparsers(dest="command").add_parser("run")
run.add_argument("r", nargs="*")
run.add_argument("--f")
show(parser, "run", "--", "--f")
show(parser, "--", "run", "a")
show(parser, "run", "a", "--", "--f", "--", "b")
