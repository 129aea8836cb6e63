# An iterable is asked for its iterator once, by each of what goes through it
class Asked:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        print('iter')
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration
        return self.n

    def __length_hint__(self):
        print('hint')
        return 2


print(list(Asked()))
items = [0]
items.extend(Asked())
items += Asked()
print(items, [*Asked()], (*Asked(),), {*Asked()})
print(bytes(Asked()), bytearray(Asked()))
array = bytearray()
array.extend(Asked())
print(array, 2 in Asked(), 5 in Asked())
print(tuple(Asked()), set(Asked()), sorted(Asked()), sum(Asked()))
first, *rest = Asked()
print(first, rest, max(Asked()), any(Asked()), dict.fromkeys(Asked()))
print(', '.join(map(str, Asked())), dict(zip(Asked(), Asked())))
