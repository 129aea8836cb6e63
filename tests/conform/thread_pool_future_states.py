# A Future by hand: what may be done with it, and what it says of itself
from concurrent.futures import Future, InvalidStateError

def state(f):
    return repr(f).split("state=")[1].rstrip(">")

f = Future()
print(state(f), f.done(), f.running())
print(f.set_running_or_notify_cancel(), state(f), f.cancel())
f.set_result(7)
print(state(f), f.result(), f.exception())
try:
    f.set_result(8)
except InvalidStateError as e:
    print("InvalidStateError:", e.args[0].split(":")[0])
f = Future()
f.add_done_callback(lambda f: print("called", f.cancelled()))
print(f.cancel(), state(f), f.cancel(), f.set_running_or_notify_cancel(), state(f))
f = Future()
f.set_exception(OSError("lost"))
print(state(f), repr(f.exception()))
