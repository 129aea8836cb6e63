# Counting words, letters and lengths of a text, with a histogram
from collections import Counter, defaultdict
import string

TEXT = """It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness..."""
words = [w.strip(string.punctuation).lower() for w in TEXT.split()]
counts = Counter(words)
for word, n in counts.most_common(5):
    print(f"{word:<12}{n:>3} {'*' * n}")
by_length = defaultdict(set)
for w in words:
    by_length[len(w)].add(w)
for n in sorted(by_length):
    print(n, sorted(by_length[n]))
letters = Counter(c for c in TEXT.lower() if c.isalpha())
print(letters.most_common(3), sum(letters.values()), len(words), len(set(words)), f"{sum(map(len, words)) / len(words):.3f}")
print(max(words, key=len), max(words, key=lambda w: (counts[w], w)), [w for w in counts if counts[w] == 1])
print({w: [i for i, x in enumerate(words) if x == w] for w in ("it", "age")}, " ".join(w.title() if i % 2 else w for i, w in enumerate(words[:6])))
print(TEXT.count("it"), TEXT.index("worst"), TEXT.splitlines()[1][:10], TEXT.replace("times", "days", 1)[:30], sorted(letters.items(), key=lambda kv: (-kv[1], kv[0]))[:4])
