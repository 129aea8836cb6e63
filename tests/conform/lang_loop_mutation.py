# What happens to a list that changes while it is walked; a dict refuses
xs = [1, 2, 3, 4]
for x in xs:
    if x == 2:
        xs.remove(x)
    print(x, xs)
ys = [1]
for y in ys:
    if y < 5:
        ys.append(y + 1)
print(ys)
d = {"a": 1}
try:
    for k in d:
        d[k + "x"] = 1
except RuntimeError as e:
    print(e)
s = {1}
try:
    for k in s:
        s.add(k + 1)
except RuntimeError as e:
    print(e)
d = {"a": 1, "b": 2}
for k in list(d):
    del d[k]
print(d)
