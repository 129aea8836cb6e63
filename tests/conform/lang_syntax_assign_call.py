# A call on the left of an assignment
def f(): return 1
f() = 2
