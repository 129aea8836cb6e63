# Instances with __del__ in cycles, resurrected ones, and ones that raise.
import sys


class Node:
    def __init__(self, other=None):
        self.other = other
        self.data = [0] * 10

    def __del__(self):
        self.data = None


kept = []


class Phoenix:
    def __init__(self):
        self.me = self

    def __del__(self):
        kept.append(self)


class Slotted:
    __slots__ = "a", "b"

    def __init__(self):
        self.a = self.b = self


n = 0
while True:
    n += 1
    a = Node()
    b = Node(a)
    a.other = b
    Node(Node(Node()))
    Slotted()
    Phoenix()
    if len(kept) > 10:
        kept.clear()
    a.__dict__["extra%d" % (n % 10)] = b.data
