# The marks of a traceback point at the part of the line that failed
def area(shape):
    return shape["w"] * shape["sides"][2].size + 1

def call(*shapes):
    return [area(s)
            for s in shapes]

print(call())
call({"w": 1, "sides": [1, 2, 3]})
