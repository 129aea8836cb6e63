"""What a starred target asks of what it takes apart, and in which order."""


class Items:
    def __init__(self, hint):
        self.hint = hint

    def __length_hint__(self):
        print("hint of items")
        return self.hint

    def __getitem__(self, at):
        print("item", at)
        if at > 2:
            raise IndexError
        return at


class It:
    n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n

    def __length_hint__(self):
        print("hint of iterator", self.n)
        return 2


a, *b = Items(-1)
print(a, b)
a, *b, c = It()
print(a, b, c)
for count in (1, 2, 3, 4):
    try:
        match count:
            case 1: a, b, c, d, *e = It()
            case 2: a, b, c, *d, e = It()
            case 3: a, *b = 5
            case 4: a, *b = Items("x")
        print(a, b, c, d, e)
    except (ValueError, TypeError) as error:
        print(error)
