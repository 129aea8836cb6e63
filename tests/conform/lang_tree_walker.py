# A tree that walks, renders and counts itself with yield from.
class Node:
    def __init__(self, value, *children):
        self.value, self.children = value, children

    def __iter__(self):
        yield self.value
        for c in self.children:
            yield from c

    def paths(self, prefix=()):
        here = (*prefix, self.value)
        if not self.children:
            yield here
        count = 0
        for c in self.children:
            count += yield from c.paths(here)
        return count or 1

    def bfs(self):
        level = [self]
        while level:
            yield [n.value for n in level]
            level = [c for n in level for c in n.children]

    def __repr__(self):
        inner = ", ".join(map(repr, self.children))
        return f"{self.value}({inner})" if inner else str(self.value)

    def __eq__(self, other):
        return NotImplemented if not isinstance(other, Node) else (self.value, self.children) == (other.value, other.children)

    def __getitem__(self, path):
        node = self
        for i in path if isinstance(path, tuple) else (path,):
            node = node.children[i]
        return node

    def __matmul__(self, f):
        return Node(f(self.value), *(c @ f for c in self.children))

    def render(self, indent="", last=True, root=True):
        yield indent + ("" if root else "└─ " if last else "├─ ") + str(self.value)
        ind = indent + ("" if root else "   " if last else "│  ")
        for i, c in enumerate(self.children):
            yield from c.render(ind, i == len(self.children) - 1, False)


def count_leaves(tree):
    n = yield from tree.paths()
    print("leaves:", n)


tree = Node("a", Node("b", Node("d"), Node("e", Node("g"))), Node("c", Node("f")))
print(tree, list(tree), list(tree.bfs()), *tree.render(), sep="\n")
print(*("/".join(p) for p in count_leaves(tree)))
print(tree[0, 1, 0], tree[1], tree @ ord, tree == Node("a"), Node("d") == tree[0][0], Node(1) != 1, hash(1) == 1)
it = iter(tree)
print(next(it), it.__next__(), sum(1 for _ in it), next(it, "end"), max(tree), "g" in tree, sorted(tree, reverse=True), "".join(tree))
head, *_, tail = tree
print(head, tail)
try:
    {tree: 1}
except TypeError as e:
    print(e)
try:
    len(tree)
except TypeError as e:
    print(e)
deep = Node(0)
for i in range(1, 2000):
    deep = Node(i, deep)
try:
    print(sum(deep))
except RecursionError as e:
    print("RecursionError", str(e)[:32])
tree[0, 5]
