# How deep calls may go, and what is told when they go deeper.
import sys


def deep(n):
    if not n:
        return 0
    return 1 + deep(n - 1)


def endless(n):
    global at
    at = n
    endless(n + 1)


print(sys.getrecursionlimit(), deep(200))
for key in None, lambda x: sorted([x], key=endless):
    try:
        sorted([1, 2], key=key) if key else endless(1)
    except RecursionError as error:
        print(at, error)
    print(deep(500))
sys.setrecursionlimit(300)
try:
    endless(1)
except RecursionError as error:
    print(at, error, sys.getrecursionlimit())
for wrong in 0, "5":
    try:
        sys.setrecursionlimit(wrong)
    except Exception as error:
        print(type(error).__name__, error)
endless(2)
