# sys.exit with every kind of value, through try and finally, exit and quit by name
import sys

def attempt(*args):
    try:
        sys.exit(*args)
    except SystemExit as e:
        print(repr(e), repr(e.code), e.args)
    finally:
        print("finally")

attempt(); attempt(None); attempt(3); attempt("text"); attempt((1, 2)); attempt(True); attempt(2.5)
try:
    raise SystemExit
except SystemExit as e:
    print(repr(e.code))
try:
    raise SystemExit(1, 2)
except SystemExit as e:
    print(e.code)
try:
    try:
        sys.exit("first")
    finally:
        print("clean-up")
except BaseException as e:
    print(type(e).__name__, isinstance(e, Exception))
try:
    exit(4)
except SystemExit as e:
    print("exit()", e.code)
def leave():
    try:
        return "never seen"
    finally:
        sys.exit(300)
leave()
