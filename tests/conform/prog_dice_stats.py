# Seeded dice: histograms, a Monte Carlo pi, a Markov chain, shuffled cards
import random
from collections import Counter, defaultdict

random.seed(2023)
rolls = [random.randint(1, 6) + random.randint(1, 6) for _ in range(500)]
for total, n in sorted(Counter(rolls).items()):
    print(f"{total:>2} {n:>3} {'*' * (n // 4)}")
inside = sum(random.random() ** 2 + random.random() ** 2 <= 1 for _ in range(2000))
print(f"pi is about {4 * inside / 2000:.4f}, mean {sum(rolls) / len(rolls):.3f}")
text = "the cat sat on the mat and the dog sat on the cat".split()
chain = defaultdict(list)
for a, b in zip(text, text[1:]):
    chain[a].append(b)
word, out = "the", []
for _ in range(12):
    out.append(word)
    word = random.choice(chain.get(word) or ["the"])
print(" ".join(out))
deck = [r + s for s in "SHDC" for r in "A23456789TJQK"]
random.shuffle(deck)
hands = [sorted(deck[i:i + 5]) for i in range(0, 20, 5)]
print(*hands, sep="\n")
print(random.sample(range(100), 5), random.choices("HT", weights=[3, 1], k=12), round(random.gauss(100, 15), 3), random.uniform(-1, 1))
walk = [0]
for _ in range(20):
    walk.append(walk[-1] + random.choice((-1, 1)))
print(walk, max(walk), walk.index(min(walk)))
