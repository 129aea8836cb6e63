# contextmanager, suppress, closing, ExitStack, nullcontext, redirect_stdout
import contextlib
import io
@contextlib.contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as e:
        print("handled", e)
    finally:
        print(f"</{name}>")
with tag("a") as t, tag("b"):
    print(t)
with tag("err"):
    raise ValueError("inside")
@tag("deco")
def f(): print("in f")
f(); f()
with contextlib.suppress(ZeroDivisionError, KeyError):
    1 / 0
    print("never")
class R:
    def close(self): print("closed")
with contextlib.closing(R()): print("using")
with contextlib.ExitStack() as st:
    for n in "xy": print(st.enter_context(tag(n)))
    st.callback(print, "callback", 1)
with contextlib.nullcontext(5) as v: print(v)
out = io.StringIO()
with contextlib.redirect_stdout(out): print("captured")
print(repr(out.getvalue()))
@contextlib.contextmanager
def twice(): yield 1; yield 2
try:
    with twice(): pass
except RuntimeError as e:
    print(e)
