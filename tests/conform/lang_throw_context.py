# What is thrown in on the way through a generator that handles something has that as its context, and loses its own
def chain(e):
    out = []
    while e is not None:
        out.append(repr(e)); e = e.__context__
    return out
def g():
    try: yield 1
    except 'x' as e:
        print(chain(e)); yield 2; raise
def g2():
    try: yield 1
    except ValueError:
        1/0
def g3():
    try: yield 1
    finally:
        1/0
def h(g):
    try: raise TypeError('t')
    except TypeError: yield from g()
for f in (g, g2, g3):
    x = h(f); next(x)
    try:
        try: 1/0
        except ZeroDivisionError: print(x.throw(ValueError(1)))
    except Exception as e: print(chain(e))
    x = h(f); next(x)
    try:
        print(x.throw(ValueError(1)))
    except Exception as e: print(chain(e))
    x = f(); next(x)
    try:
        try: raise KeyError(5)
        except KeyError: print(x.throw(ValueError(1)))
    except Exception as e: print(chain(e))
try:
    try: raise KeyError(5)
    except 'x': pass
except TypeError as e: print(chain(e))
def k():
    try: raise KeyError(5)
    except 'x': pass
try:
    try: 1/0
    except ZeroDivisionError: k()
except TypeError as e: print(chain(e))
