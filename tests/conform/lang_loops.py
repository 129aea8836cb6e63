# for and while with else, break, continue, nested
for n in range(2, 12):
    for d in range(2, n):
        if n % d == 0:
            print(n, "=", d, "*", n // d)
            break
    else:
        print(n, "is prime")
i = 0
while i < 5:
    i += 1
    if i == 2:
        continue
    if i == 4:
        break
    print("while", i)
else:
    print("not printed")
while i:
    i -= 1
else:
    print("else", i)
for i, (a, b) in enumerate(zip("abc", (1, 2, 3)), start=1):
    print(i, a, b)
for x in []:
    pass
else:
    print("empty")
print(x if "x" in dir() else "x is unbound")
for i in (7, 8):
    pass
print(i)
