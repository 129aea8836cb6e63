# json, logging, formatting, contexts, random, dates: nothing stays behind.
import contextlib
import datetime
import io
import itertools
import json
import logging
import random
import string
import textwrap

log = logging.getLogger("soak")
log.addHandler(logging.NullHandler())
log.propagate = False


@contextlib.contextmanager
def named(name):
    yield [name]


n = 0
while True:
    n += 1
    text = json.dumps({"n": n, "list": [n, {"x": None}], "s": "é" * 5})
    json.loads(text)
    log.warning("number %d of %s", n, text)
    with named("a") as a, contextlib.suppress(KeyError):
        {}[a[0]]
    with contextlib.ExitStack() as stack:
        stack.enter_context(named("b"))
    "{:>{}} {!r:^20}".format(n, 12, text)
    f"{n:08.3f} {text=!s} {n:,}"
    now = datetime.datetime(2024, 1, 1) + datetime.timedelta(seconds=n)
    now.strftime("%H:%M:%S")
    random.Random(n).shuffle(list(range(5)))
    list(itertools.islice(itertools.product("ab", repeat=3), 5))
    first, second = itertools.tee(range(5))
    next(first)
    string.Template("$a b").substitute(a=n)
    textwrap.fill(text, 20)
    int(text[6:6 + len(str(n))])
    match = {"kind": "point", "at": (n, 2)}
    match match:
        case {"kind": "point", "at": (x, y), **rest}:
            pass
