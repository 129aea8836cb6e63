# Generators left half-way, closed, thrown into, and in cycles with what they
# hold.
def numbers(holder):
    try:
        n = 0
        while True:
            n += 1
            got = yield n
            if got:
                holder.append(got)
    finally:
        holder.append("left")


def outer(holder):
    yield from numbers(holder)


while True:
    plain = []
    g = numbers(plain)
    next(g)
    g.send("one")
    cycle = []
    held = outer(cycle)
    cycle.append(held)
    next(held)
    closed = outer([])
    next(closed)
    closed.close()
    thrown = outer([])
    next(thrown)
    try:
        thrown.throw(KeyError("in"))
    except KeyError:
        pass
    unstarted = numbers([])
    squares = (x * x for x in range(10))
    next(squares)
