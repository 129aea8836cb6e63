# A subclass of random.Random with random() or getrandbits() of its own draws all from there
import random


class Loaded(random.Random):
    def random(self):
        return 0.75


class Bits(random.Random):
    def getrandbits(self, k):
        return (1 << k) - 1 >> 1


class Below(Loaded):
    pass

for cls in (Loaded, Bits, Below):
    dice = cls(1)
    cards = list('abcdef')
    dice.shuffle(cards)
    print(cls.__name__, dice.randint(1, 6), dice.choice('abc'), cards,
          dice.sample(range(10), 3), dice.randrange(0, 100, 7))
