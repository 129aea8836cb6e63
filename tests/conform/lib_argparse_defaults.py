# The asyncq tutorial's own way to read arguments; vars() of the namespace
import argparse
parser = argparse.ArgumentParser()
parser.add_argument("-p", "--nprod", type=int, default=5)
parser.add_argument("-c", "--ncon", type=int, default=10)
ns = parser.parse_args()
def main(nprod, ncon): print(nprod, ncon)
main(**ns.__dict__)
main(**vars(parser.parse_args(["-c", "1"])))
