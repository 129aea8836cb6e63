# A list of a class of the program's own that is extended by itself
class Own(list):
    def __len__(self):
        return 42

    def __iter__(self):
        print("iter")
        return iter([])


k = Own([1, 2])
k += k
print(list.__len__(k), list.__repr__(k))
k.extend(k)
print(list.__repr__(k), Own.__add__(k, k))


class Plain(list):
    pass


k = Plain([1, 2])
k += k
k.extend(k)
print(k)
