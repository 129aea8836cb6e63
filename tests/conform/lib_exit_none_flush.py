# print without a newline at the end, then exit with a list as the message
import sys

print("no newline", end="")
print(" on stderr ", end="", file=sys.stderr)
sys.exit(["a", "list"])
