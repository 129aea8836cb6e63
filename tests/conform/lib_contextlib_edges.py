# contextlib: generator managers that misbehave, suppress, ExitStack order, decorators
import contextlib
from contextlib import contextmanager, suppress, ExitStack, closing, nullcontext, redirect_stdout, ContextDecorator
import io

@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as e:
        print("swallowed", e)
    finally:
        print(f"</{name}>")
with tag("a") as a, tag("b"):
    print(a)
    raise ValueError("inside b")
@tag("deco")
def decorated(): print("body")
decorated(); decorated()
@contextmanager
def no_yield():
    if False: yield
@contextmanager
def two_yields():
    yield 1
    yield 2
@contextmanager
def changes():
    try: yield
    except KeyError as e: raise RuntimeError("changed") from e
for cm, err in ((no_yield, None), (two_yields, None), (two_yields, ValueError("v")), (changes, KeyError("k")), (changes, OSError("passes"))):
    try:
        with cm():
            if err: raise err
    except (RuntimeError, ValueError, OSError) as e:
        print(type(e).__name__, e, repr(e.__cause__))
with suppress(ZeroDivisionError, KeyError): 1 / 0; print("not reached")
with suppress(): print("nothing to suppress")
try:
    with suppress(KeyError): [][0]
except IndexError as e: print(e)
with ExitStack() as st:
    for n in "xyz": st.enter_context(tag(n))
    st.callback(print, "callback", end="!\n")
    st.push(lambda *exc: print("push", exc[0]) or True)
    raise KeyError("gone")
with ExitStack() as st:
    st.callback(print, "kept"); kept = st.pop_all()
print("later"); kept.close()
class Res:
    def close(self): print("close")
with closing(Res()) as r: print(type(r).__name__)
with nullcontext(5) as n: print(n)
buf = io.StringIO()
with redirect_stdout(buf): print("captured")
print(repr(buf.getvalue()))
class Timer(ContextDecorator):
    def __enter__(self): print("enter"); return self
    def __exit__(self, *exc): print("exit", exc[0]); return False
@Timer()
def timed(x): return x
print(timed(3))
cm = tag("once")
with cm: pass
try:
    with cm: pass
except (RuntimeError, AttributeError) as e: print(type(e).__name__, e)
