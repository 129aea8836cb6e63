# Huffman codes with a heap, encoding and decoding
import heapq
from collections import Counter
from itertools import count

def codes(text):
    order = count()
    heap = [(n, next(order), c) for c, n in sorted(Counter(text).items())]
    heapq.heapify(heap)
    while len(heap) > 1:
        n, _, left = heapq.heappop(heap)
        m, _, right = heapq.heappop(heap)
        heapq.heappush(heap, (n + m, next(order), (left, right)))
    table = {}
    def walk(node, prefix):
        if isinstance(node, str):
            table[node] = prefix or "0"
        else:
            walk(node[0], prefix + "0")
            walk(node[1], prefix + "1")
    walk(heap[0][2], "")
    return table

def decode(bits, table):
    back, out, at = {v: k for k, v in table.items()}, [], ""
    for b in bits:
        at += b
        if at in back:
            out.append(back[at])
            at = ""
    return "".join(out)

for text in ("abracadabra", "mississippi river", "aaaa"):
    table = codes(text)
    bits = "".join(table[c] for c in text)
    print(f"{len(text) * 8} -> {len(bits)} bits, {bits}")
    for c, code in sorted(table.items(), key=lambda kv: (len(kv[1]), kv[1])):
        print(f"  {c!r}: {code}")
    print(decode(bits, table) == text)
