# The line of what a function ends with, behind a with or a try that is left on its way
class G:
    def __enter__(self): return self
    def __exit__(self, *a): return False
def a(p):
    try:
        with G():
            t7 = 1
    except Exception:
        pass
    return u
def b(p):
    try:
        with G():
            t7 = 1
    except Exception:
        pass
    del u
def c(p):
    try:
        with G():
            t7 = 1
    finally:
        pass
    return p.x
def d(p):
    while p:
        with G():
            break
    raise p
def e(p):
    for i in p:
        with G():
            continue
    raise i
def f(p):
    try:
        with G():
            if p: 1/0
    except ZeroDivisionError:
        p = KeyError
    raise p
def g(p):
    try:
        with G():
            with G(): pass
    except:
        raise
    else:
        raise KeyError
for x in a,b,c,d,e,f,g:
    for arg in [1], KeyError:
      try:
        x(arg)
      except Exception as err:
        t = err.__traceback__
        while t:
            print(x.__name__, t.tb_lineno, end=' ')
            t = t.tb_next
        print(repr(err))
class H:
    try:
        with G():
            pass
    except KeyError: pass
    raise KeyError
