# An assignment to an attribute where a comparison was meant
class C:
    n = 1
while C.n = 2:
    pass
