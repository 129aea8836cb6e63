# __name__, sys.argv, sys.exit with a status
import sys

def main(argv):
    print(__name__, len(argv), argv[0].endswith(".py"))
    try:
        sys.exit("caught")
    except SystemExit as e:
        print(repr(e), e.code)
    return 3

if __name__ == "__main__":
    sys.exit(main(sys.argv))
