# A walrus to an attribute
class P: pass
p = P()
print((p.x := 5))
