# Cycles that live through several collections before they are dropped, and a
# large body of objects that stays.
import collections


class Node:
    def __init__(self, n):
        self.me = self
        self.n = [n]


stays = [Node(n) for n in range(20_000)]
window = collections.deque(maxlen=20_000)
n = 0
while True:
    n += 1
    window.append(Node(n))
