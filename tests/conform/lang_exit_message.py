# sys.exit with text writes it to stderr, status 1; finally still runs
import sys
try:
    print("leaving")
    sys.exit("error: bad input")
finally:
    print("finally")
