# A positional argument behind a keyword argument
print(sep="-", 1, 2)
