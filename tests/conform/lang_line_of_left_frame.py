# Which line a frame is left on: print_stack of a failed task and f_lineno say
# where it was, and a coroutine that goes then says so too. An except clause in
# which several ways meet has no line.
import asyncio


class SM:
    def __enter__(self): pass
    def __exit__(self, *a): pass
def frames(e):
    t = e.__traceback__
    out = []
    while t:
        out.append((t.tb_lineno, t.tb_frame.f_lineno))
        t = t.tb_next
    return out
def a():
    with SM():
        x = 1
        1/0
    return 2
def b():
    try:
        x = 1
        1/0
    finally:
        x = 2
        x = 3
def c():
    try:
        x = 1
        1/0
    except KeyError:
        x = 2
    except OSError:
        x = 3
def d():
    try:
        x = 1
        1/0
    except ZeroDivisionError:
        x = 2
        raise
def e():
    try:
        x = 1
        1/0
    except ZeroDivisionError as z:
        x = 2
        raise
def f():
    try:
        x = 1
        1/0
    except* KeyError:
        x = 2
def g():
    for i in range(3):
        with SM():
            try:
                1/0
            finally:
                x = 1
def h():
    with SM(), SM():
        x = 1
        1/0
def i():
    with SM():
        with SM():
            1/0
        x = 1
def j():
    try:
        try:
            1/0
        except KeyError:
            pass
    except OSError:
        pass
def k():
    try:
        1/0
    except ZeroDivisionError as e:
        x = 1
        int('x')
def l():
    try:
        1/0
    finally:
        int('x')
def m():
    try:
        1/0
    except ZeroDivisionError as e:
        raise KeyError
    finally:
        x = 1
def n():
    try:
        1/0
    except ZeroDivisionError as e:
        try:
            raise KeyError
        finally:
            x = 1
def o():
    try:
        x=1
        return [y for y in (1, 1/0)]
    except KeyError:
        pass
    else:
        x = 3
def p():
    try:
        x=1
        1/0
    except* ZeroDivisionError as e:
        x = 2
        int('x')
def q():
    try:
        1/0
    finally:
        try:
            x = 1
        except OSError as e:
            x = 2
def r():
    try:
        1/0
    finally:
        if x:
            y = 1
        else:
            y = 2
def s():
    try:
        1/0
    finally:
        for y in range(2):
            pass
def t():
    try:
        1/0
    finally:
        try:
            int('x')
        except ValueError as e:
            y = 2
def u():
    try:
        1/0
    finally:
        with SM():
            y = 2
def v():
    try:
        1/0
    finally:
        if not x:
            y = 1
def w():
    try:
        1/0
    finally:
        while x:
            y = 1
            break
x = 1
for fn in (a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v,w):
    try: fn()
    except BaseException as ex: print(fn.__name__, frames(ex))
def pos(v):
    async def co(): pass
    def q():
        try: raise ValueError(co())
        except ValueError as e:
            if v: pass
    def r():
        try: raise ValueError(co())
        except ValueError as e:
            for i in range(2):
                pass
    def s():
        try: raise ValueError(co())
        except ValueError as e:
            try:
                pass
            except OSError: pass
    def t():
        try: raise ValueError(co())
        except ValueError as e:
            with SM():
                pass
    def u():
        try: raise ValueError(co())
        except ValueError as e:
            while v:
                v2=2
                break
    def w():
        try: raise ValueError(co())
        except ValueError as e:
            try:
                x = 1
            finally:
                x = 2
    def x():
        try: raise ValueError(co())
        except ValueError as e:
            if v:
                x = 2
            else:
                x = 3
    def y():
        try: raise ValueError(co())
        except ValueError as e:
            try:
                1/0
            except ZeroDivisionError:
                x = 2
    def z():
        try: raise ValueError(co())
        except ValueError as e:
            if v: return
    def za():
        try: raise ValueError(co())
        except ValueError as e:
            match v:
                case 1: pass
    def zb():
        try: raise ValueError(co())
        except ValueError as e:
            if not v:
                x = 2
                return
    def zc():
        try: raise ValueError(co())
        except* ValueError as e:
            x = 2
    def zd():
        try: raise ValueError(co())
        except* ValueError as e:
            if v: pass
    for f in (q,r,s,t,u,w,x,y,z,za,zb,zc,zd):
        co.__qualname__ = f.__name__+str(v)
        f()
pos(0)
pos(1)
def pos2(v):
    async def co(): pass
    def q():
        try: raise ValueError(co())
        except ValueError as e:
            if v: pass
        x = 1
    def r():
        try: raise ValueError(co())
        except ValueError as e:
            for i in range(2):
                pass
        x = 1
    def s():
        try: raise ValueError(co())
        except ValueError as e:
            try:
                pass
            except OSError: pass
        x = 1
    def t():
        try: raise ValueError(co())
        except ValueError as e:
            with SM():
                pass
        x = 1
    def u():
        try: raise ValueError(co())
        except ValueError as e:
            while v:
                v2=2
                break
        x = 1
    def w():
        try: raise ValueError(co())
        except ValueError as e:
            try:
                x = 1
            finally:
                x = 2
        x = 1
    def x():
        try: raise ValueError(co())
        except ValueError as e:
            if v:
                x = 2
            else:
                x = 3
        x = 1
    def y():
        try: raise ValueError(co())
        except ValueError as e:
            try:
                1/0
            except ZeroDivisionError:
                x = 2
        x = 1
    def z():
        try: raise ValueError(co())
        except ValueError as e:
            if v: return
        x = 1
    def za():
        try: raise ValueError(co())
        except ValueError as e:
            match v:
                case 1: pass
        x = 1
    def zb():
        try: raise ValueError(co())
        except ValueError as e:
            if not v:
                x = 2
                return
        x = 1
    def zc():
        try: raise ValueError(co())
        except* ValueError as e:
            x = 2
        x = 1
    def zd():
        try: raise ValueError(co())
        except* ValueError as e:
            if v: pass
        x = 1
    def ze():
        while True:
            try: raise ValueError(co())
            except ValueError as e:
                if v: break
            x = 1
            break
    def zf():
        while True:
            try: raise ValueError(co())
            except ValueError as e:
                if v: x = 2
                else: x = 3
            break
    def zg():
        try:
            try: raise ValueError(co())
            except ValueError as e:
                if v: x = 2
                else: x = 3
        finally:
            x = 4
    for f in (q,r,s,t,u,w,x,y,z,za,zb,zc,zd,ze,zf,zg):
        co.__qualname__ = f.__name__+str(v)
        f()
pos2(0)
pos2(1)
async def late():
    async with asyncio.Lock():
        x = 1
        raise OSError('late')
async def main():
    t = asyncio.create_task(late())
    await asyncio.wait([t])
    t.print_stack()
asyncio.run(main())
