# A binary search tree with iteration, deletion, depth, and a text drawing
class Node:
    __slots__ = ("key", "left", "right")
    def __init__(self, key): self.key, self.left, self.right = key, None, None

class Tree:
    def __init__(self, keys=()):
        self.root, self.size = None, 0
        for k in keys: self.add(k)
    def add(self, key):
        def put(n):
            if n is None: self.size += 1; return Node(key)
            if key < n.key: n.left = put(n.left)
            elif key > n.key: n.right = put(n.right)
            return n
        self.root = put(self.root)
    def __contains__(self, key):
        n = self.root
        while n and n.key != key: n = n.left if key < n.key else n.right
        return n is not None
    def __iter__(self):
        def walk(n):
            if n: yield from walk(n.left); yield n.key; yield from walk(n.right)
        return walk(self.root)
    def __len__(self): return self.size
    def __bool__(self): return self.root is not None
    def depth(self):
        def d(n): return 0 if n is None else 1 + max(d(n.left), d(n.right))
        return d(self.root)
    def remove(self, key):
        if key not in self: raise KeyError(key)
        def cut(n, key):
            if key < n.key: n.left = cut(n.left, key)
            elif key > n.key: n.right = cut(n.right, key)
            elif not n.left: return n.right
            elif not n.right: return n.left
            else:
                m = n.right
                while m.left: m = m.left
                n.key = m.key; n.right = cut(n.right, m.key)
            return n
        self.root = cut(self.root, key); self.size -= 1
    def draw(self):
        def lines(n, indent):
            if n: yield from lines(n.right, indent + 4); yield " " * indent + str(n.key); yield from lines(n.left, indent + 4)
        return "\n".join(lines(self.root, 0))
    def levels(self):
        level = [self.root]
        while level: yield [n.key for n in level]; level = [c for n in level for c in (n.left, n.right) if c]
t = Tree([50, 30, 70, 20, 40, 60, 80, 30])
print(list(t), len(t), 40 in t, 45 in t, t.depth(), bool(Tree()), list(t.levels())); print(t.draw())
t.remove(50); t.remove(20); print(list(t), len(t), t.root.key, max(t), min(t), sum(t)); print(t.draw())
try: t.remove(99)
except KeyError as e: print("no key", e)
try: t.root.color = "red"
except AttributeError as e: print(e)
words = Tree("the quick brown fox jumps over the lazy dog".split()); print(*words, sep=", "); a, *_, z = words; print(a, z)
