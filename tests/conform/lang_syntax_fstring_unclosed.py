# A bracket that is never closed goes before an error within an f-string
print(1, f"{1 2}"
y = 1
