# A block is expected after def
print("never printed")
def f():
print("no body")
