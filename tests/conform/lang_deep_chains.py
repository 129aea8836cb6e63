# Long chains of objects: they end one after another, and finalizers that make
# the next object don't nest without end.
class Node:
    count = 0

    def __init__(self, next_one):
        self.next = next_one

    def __del__(self):
        Node.count += 1


node = None
for _ in range(3000):
    node = Node(node)
del node
print(Node.count)


def nested():
    made = 0

    class Again:
        def __del__(self):
            nonlocal made
            made += 1
            if made < 2000:
                Again()

    Again()
    return made


print(nested())


def counted_late():
    made = 0

    class Again:
        def __del__(self):
            nonlocal made
            if made < 500:
                Again()
            made += 1

    Again()
    return made


print(counted_late())
nest = ()
for _ in range(3000):
    nest = (nest, [nest], {1: nest})
del nest
generator = iter([1])
for _ in range(300):
    generator = (x for x in generator)
print(next(generator))
del generator
types = int
for _ in range(5000):
    types = (types,)
for check in isinstance, issubclass:
    try:
        check(str, types)
    except RecursionError as e:
        print(e)
