# sys.exit with a text goes to stderr.
import sys

print("out")
sys.exit("that was all")
