# len, getitem, setitem, delitem, contains, iter, reversed, slices
class Box:
    def __init__(self, *items): self.items = list(items)
    def __len__(self): return len(self.items)
    def __getitem__(self, i):
        print("get", i)
        return self.items[i]
    def __setitem__(self, i, v): print("set", i, v); self.items[i] = v
    def __delitem__(self, i): print("del", i); del self.items[i]
    def __contains__(self, x): print("in", x); return x in self.items

b = Box(1, 2, 3)
print(len(b), bool(b), bool(Box()), b[0], b[-1], b[1:], b[::2])
b[0] = 10
b[1:3] = [7]
del b[0]
print(b.items, 7 in b, 8 not in b)
for x in Box("p", "q"):
    print(x)
print(list(reversed(Box(1, 2))))
class Multi:
    def __getitem__(self, key): return key
m = Multi()
print(m[1, 2], m[1:2, ::3], m[...], m["k"], m[:], m[()])
class Miss(dict):
    def __missing__(self, k): return f"<{k}>"
print(Miss(a=1)["a"], Miss()["zz"], Miss().get("zz"))
