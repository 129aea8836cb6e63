# Hangman with a seeded choice and a list of guesses
import random
import string

random.seed(5)
word = random.choice(["python", "coroutine", "generator", "awaitable"])
guesses = iter("eaotrinpuyx")
found, wrong = set(), []
while len(wrong) < 6:
    shown = " ".join(c if c in found else "_" for c in word)
    print(f"{shown:<20} wrong: {''.join(wrong) or '-'}")
    if "_" not in shown:
        print("won")
        break
    try:
        g = next(guesses)
    except StopIteration:
        print("no more guesses")
        break
    if g not in string.ascii_lowercase:
        continue
    if g in word:
        found |= {g}
        print(f"{g} is there {word.count(g)} time{'s' * (word.count(g) != 1)}")
    else:
        wrong += g
else:
    print("lost, it was", word)
print(sorted(found), len(set(word) - found))
