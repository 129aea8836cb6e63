# --help prints the help and leaves with status 0
import argparse
parser = argparse.ArgumentParser(prog="queue.py")
parser.add_argument("-p", "--nprod", type=int, default=5)
parser.add_argument("-c", "--ncon", type=int, default=10, help="how many consumers there are")
parser.parse_args(["-h"])
print("not reached")
