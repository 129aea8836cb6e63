# A for loop over a literal target
for 1 in range(3):
    pass
