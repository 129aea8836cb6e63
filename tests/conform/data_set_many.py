# Sets united with several others at once: in what order the items stand.
import itertools

swaps = list(itertools.permutations([0, 0, 5]))
letters = {'a', 'b'}
print(letters.union(swaps))
print(letters.union(swaps, b'xyxy'))
print(letters.union(swaps, b'xyxy', range(0, 10, 3)))
print(letters.union(letters, range(20), letters))
print(set(range(40)).difference(range(3), range(5, 30), 'ab'))
print(frozenset('hello').union('world', [1, 2, 3]))
print({1, 2, 3}.difference({1}, [2]), {1}.union(), {1}.difference())
print(bytearray(b"it's"), b"it's")
