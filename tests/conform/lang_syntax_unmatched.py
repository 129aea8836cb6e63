# A bracket that closes another kind
values = [1, 2, (3, 4]
print(values)
