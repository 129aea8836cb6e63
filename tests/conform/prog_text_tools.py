# Caesar, run lengths, palindromes, anagrams, roman numerals, word wrap by hand
from itertools import groupby
from collections import defaultdict
import string

def caesar(text, n):
    table = str.maketrans(string.ascii_letters, "".join(a[n % 26:] + a[:n % 26] for a in (string.ascii_lowercase, string.ascii_uppercase)))
    return text.translate(table)
def rle(text): return "".join(f"{len(list(g))}{c}" for c, g in groupby(text))
def unrle(text):
    out, n = [], ""
    for c in text:
        if c.isdigit(): n += c
        else: out.append(c * int(n)); n = ""
    return "".join(out)
def roman(n):
    if not 0 < n < 4000: raise ValueError(f"{n} has no roman numeral")
    out = ""
    for v, s in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split()):
        out += s * (n // v); n %= v
    return out
def is_palindrome(s): t = [c for c in s.lower() if c.isalnum()]; return t == t[::-1]
def wrap(text, width):
    line = ""
    for w in text.split():
        if line and len(line) + 1 + len(w) > width: yield line; line = w
        else: line = f"{line} {w}".strip()
    yield line
print(caesar("Hello, World!", 3), caesar(caesar("Hello", 5), -5), rle("aaabccd"), unrle(rle("wwwwbb")), [roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 3999)])
print([w for w in ("level", "A man, a plan", "No lemon, no melon", "") if is_palindrome(w)])
groups = defaultdict(list)
for w in "listen silent enlist google elgoog abc cab".split(): groups["".join(sorted(w))].append(w)
print([g for g in groups.values() if len(g) > 1])
print(*wrap("the quick brown fox jumps over the lazy dog", 12), sep="\n")
for bad in (0, 4000):
    try: roman(bad)
    except ValueError as e: print(e)
print(" ".join(w[::-1] for w in "keep the order".split()), "".join(sorted(set("mississippi"))), max("aabbbc", key="aabbbc".count), {c: i for i, c in enumerate("abc")}, "x".join(map(str, range(4))), sum(c in "aeiou" for c in "education"), "Hello World".swapcase(), [ord(c) - 96 for c in "abc"], "-".join(f"{ord(c):02x}" for c in "Az"), "".join(chr(c) for c in (80, 121)))
