# argparse: the help of positionals, options, defaults, metavars, groups, long texts
import argparse

p = argparse.ArgumentParser(
    prog="crawl", usage=None, epilog="Report bugs to nobody.",
    description="Crawls pages and counts the links that it finds on every one of them, as far as the depth allows.",
    formatter_class=argparse.ArgumentDefaultsHelpFormatter)
p.add_argument("url", help="where to start")
p.add_argument("more", nargs="*", help="more places")
p.add_argument("-d", "--depth", type=int, default=2, metavar="N", help="how deep to go")
p.add_argument("--a-very-long-option-name-indeed", default="x", help="a help text that is long enough to go over the end of a line of eighty columns")
p.add_argument("-q", "--quiet", action="store_true", help="say nothing")
p.add_argument("--mode", choices=("fast", "slow"), help="one of %(choices)s")
p.add_argument("--hidden", help=argparse.SUPPRESS)
p.add_argument("--version", action="version", version="%(prog)s 1.0")
g = p.add_argument_group("output", "where results go")
g.add_argument("-o", "--out", metavar="FILE", help="a file")
x = p.add_mutually_exclusive_group()
x.add_argument("--json", action="store_true")
x.add_argument("--text", action="store_true")
p.print_help()
p.print_usage()
for line in ("--version", "u --json --text", "-h"):
    try:
        p.parse_args(line.split())
    except SystemExit as e:
        print("exit", e.code)
