# A linked list with every container method, iteration, slices, reversal and sorting
class Node:
    def __init__(self, value, next=None): self.value, self.next = value, next

class LinkedList:
    def __init__(self, items=()):
        self.head, self.size = None, 0
        for i in items: self.append(i)
    def _node(self, i):
        if i < 0: i += self.size
        if not 0 <= i < self.size: raise IndexError("list index out of range")
        n = self.head
        for _ in range(i): n = n.next
        return n
    def append(self, v): self.insert(self.size, v)
    def insert(self, i, v):
        if i == 0: self.head = Node(v, self.head)
        else: prev = self._node(i - 1); prev.next = Node(v, prev.next)
        self.size += 1
    def __getitem__(self, i):
        if isinstance(i, slice): return LinkedList(self[j] for j in range(*i.indices(self.size)))
        return self._node(i).value
    def __setitem__(self, i, v): self._node(i).value = v
    def __delitem__(self, i):
        if i == 0 and self.head: self.head = self.head.next
        else: prev = self._node(i - 1); prev.next = self._node(i).next
        self.size -= 1
    def __iter__(self):
        n = self.head
        while n: yield n.value; n = n.next
    def __len__(self): return self.size
    def __contains__(self, v): return any(x == v for x in self)
    def __eq__(self, o): return isinstance(o, LinkedList) and list(self) == list(o)
    def __add__(self, o): return LinkedList([*self, *o])
    def __iadd__(self, o):
        for x in o: self.append(x)
        return self
    def __reversed__(self):
        prev = None
        for v in self: prev = Node(v, prev)
        r = LinkedList(); r.head, r.size = prev, self.size
        return r
    def __bool__(self): return self.size > 0
    def __repr__(self): return "->".join(map(repr, self)) or "empty"
l = LinkedList([3, 1, 2]); l.insert(0, 9); l.append(7); del l[1]; l[0] = 8
print(l, len(l), 2 in l, 5 in l, l[-1], l[1:3], l[::-1], reversed(l), sorted(l), l == LinkedList([8, 1, 2, 7]), l + [0], bool(LinkedList()), LinkedList(), max(l), sum(l), [*l], dict(enumerate(l)))
l += "ab"; a, *rest = l; print(l, a, rest, list(zip(l, l[1:])))
for bad in (lambda: l[99], lambda: l.__delitem__(50), lambda: LinkedList()[0], lambda: l["x"], lambda: hash(l), lambda: l < l, lambda: l + 5, lambda: LinkedList(5)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
