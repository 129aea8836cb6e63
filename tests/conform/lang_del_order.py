# In which order the items of what is dropped go themselves
class Item:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("gone", self.n, end=" ")

def three():
    return Item(1), Item(2), Item(3)

def named(a, b, c):
    pass

def collected(*items):
    pass

t = three(); del t; print("of a tuple")
t = list(three()); del t; print("of a list")
t = list(three()); t.clear(); print("of a list that is cleared")
t = list(three()); t[:] = []; print("of a slice")
t = list(three()); del t[1:]; print("of a deleted slice"); del t; print("and the rest")
t = dict(zip("abc", three())); del t; print("of a dict")
named(*three()); print("of arguments")
collected(*three()); print("of *items")
collected(Item(1), Item(2)); print("of *items, one by one")

async def forgotten(n): pass
async def lost(n): pass

t = forgotten(1), lost(2)
del t
