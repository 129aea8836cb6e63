# argparse: positionals, options, types, defaults, flags, choices, nargs
import argparse
p = argparse.ArgumentParser(prog="demo", description="A demonstration.")
p.add_argument("name")
p.add_argument("-p", "--nprod", type=int, default=5, help="producers (default: %(default)s)")
p.add_argument("-c", "--ncon", type=int, default=10)
p.add_argument("--verbose", "-v", action="store_true", help="say more")
p.add_argument("--mode", choices=["fast", "slow"], default="fast")
p.add_argument("files", nargs="*", help="files")
p.add_argument("--level", action="count", default=0)
p.add_argument("--tag", action="append")
print(p.parse_args(["x"]))
ns = p.parse_args(["x", "a", "b", "-p", "2", "--ncon=7", "-v", "--mode", "slow", "--tag", "t1", "--tag", "t2", "--level", "--level"])
print(ns, ns.nprod, vars(ns)["files"], ns.tag, ns.verbose)
print(p.parse_args(["x", "-p3"]).nprod, p.parse_known_args(["x", "--other"])[1])
p.print_help()
p.print_usage()
for bad in ([], ["x", "-p", "two"], ["x", "--mode", "other"], ["x", "--what"], ["x", "-p"]):
    try:
        p.parse_args(bad)
    except SystemExit as e:
        print("exit", e.code)
