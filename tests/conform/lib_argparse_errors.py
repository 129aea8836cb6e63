# argparse: a wrong command line prints usage and an error, status 2
import argparse

def build():
    p = argparse.ArgumentParser(prog="tool", description="A tool.")
    p.add_argument("count", type=int)
    p.add_argument("-l", "--level", choices=["low", "high"], default="low")
    p.add_argument("--ratio", type=float, required=True)
    p.add_argument("-v", "--verbose", action="store_true")
    return p

for line in ("", "3", "x --ratio 1", "3 --ratio one", "3 --ratio 1 --level mid", "3 4 --ratio 1", "3 --ratio", "3 --ratio 1 --unknown",
             "3 --ratio 1 --verbose=1", "3 --ra 1", "-3 --ratio 1", "-- -3", "3 --ratio=2 -vv -lhigh"):
    try:
        print(build().parse_args(line.split()))
    except SystemExit as e:
        print("exit", e.code)
print(build().format_usage(), end="")
build().error("said by hand")
