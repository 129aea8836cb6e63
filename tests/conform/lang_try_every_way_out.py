# try, except, else, finally: every order in which they can leave.
def run(body, handler=None, orelse=None, final=None):
    log = []
    def act(name, what):
        log.append(name)
        if isinstance(what, BaseException) or isinstance(what, type) and issubclass(what, BaseException):
            raise what
        return what
    def go():
        for i in range(2):
            try:
                r = act("body", body)
                if r == "return": return "from body"
                if r == "break": break
                if r == "continue": continue
            except ValueError as e:
                r = act("except", handler)
                if r == "return": return "from except"
                if r == "break": break
                if r == "raise": raise
                if r == "other": raise TypeError("other") from e
            else:
                r = act("else", orelse)
                if r == "return": return "from else"
            finally:
                r = act("finally", final)
                if r == "return": return "from finally"
                if r == "break": break
                if r == "continue": continue
        else:
            log.append("loop-else")
        return "end"
    try:
        out = go()
    except BaseException as e:
        out = f"{e!r} cause={e.__cause__!r} context={e.__context__!r}"
    print(body if not isinstance(body, BaseException) else repr(body), handler, orelse, final, "->", " ".join(log), "=", out)


V = ValueError("v")
for body in (None, "return", "break", "continue", ValueError, KeyError):
    for final in (None, "return", "break", "continue", OSError):
        run(body, final=final)
for handler in ("return", "break", "raise", "other", IndexError, ValueError):
    for final in (None, "return", "continue", OSError):
        run(ValueError, handler, final=final)
for orelse in ("return", ValueError, KeyError):
    run(None, orelse=orelse)
    run(None, "return", orelse, "break")


def nested():
    try:
        try:
            1 / 0
        except ZeroDivisionError as e:
            print("inner", e)
            raise KeyError("k")
        finally:
            print("inner finally")
    except KeyError as e:
        print(repr(e.__context__))
        return "returned"
    finally:
        print("outer finally")


print(nested())
def gen():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("closing")
        return
    finally:
        print("gen finally")
for x in gen():
    break
print("after loop")
g = gen(); next(g); g.close(); g.close()
def deleted():
    try:
        raise V
    except ValueError as e:
        kept = e
    try:
        e
    except UnboundLocalError as u:
        print(u, kept is V)
deleted()
def bad_handlers():
    try:
        raise V
    except "ValueError":
        pass
for f in (bad_handlers,):
    try:
        f()
    except TypeError as t:
        print(t, repr(t.__context__))
def tup():
    kinds = (KeyError, ValueError)
    try:
        raise V
    except kinds as e:
        return type(e).__name__
print(tup())
def evaluated():
    def kind():
        print("kind evaluated")
        return ValueError
    try:
        pass
    except kind():
        pass
    try:
        raise V
    except kind():
        return "caught"
print(evaluated())
try:
    raise KeyError("a") from V
except (KeyError, ValueError) as e:
    print(e.__cause__ is V, e.args)
try:
    try: raise V
    finally: raise OSError("replaces")
except OSError as e: print(repr(e.__context__))
raise V.with_traceback(None) from None
