# except*: several clauses, naked exceptions, reraise, nested groups, split and subgroup
def show(e, indent=0):
    if isinstance(e, BaseExceptionGroup):
        print(" " * indent + repr(e.message)); [show(x, indent + 2) for x in e.exceptions]
    else: print(" " * indent + repr(e))
def run(exc):
    try:
        try: raise exc
        except* ValueError as g: print("V", g.exceptions)
        except* (TypeError, KeyError) as g:
            print("TK", [type(x).__name__ for x in g.exceptions])
            if any(isinstance(x, KeyError) for x in g.exceptions): raise
        else: print("else")
        finally: print("finally")
    except BaseException as e: show(e)
run(ExceptionGroup("g", [ValueError(1), TypeError(2), ValueError(3)]))
run(ExceptionGroup("g", [KeyError(1), OSError(2)]))
run(ValueError("naked")); run(OSError("naked other"))
run(ExceptionGroup("o", [ExceptionGroup("i", [ValueError(1), KeyError(2)]), ZeroDivisionError()]))
try: raise ExceptionGroup("new", [ValueError()])
except* ValueError:
    try: raise TypeError("inside")
    except TypeError as e: print(repr(e), type(e.__context__).__name__)
try:
    try: raise ExceptionGroup("g", [ValueError(1), OSError(2)])
    except* ValueError: raise RuntimeError("from handler")
except ExceptionGroup as e: show(e)
g = ExceptionGroup("top", [ValueError("a"), ExceptionGroup("sub", [TypeError("b"), ValueError("c")])])
m, r = g.split(ValueError); show(m); show(r); show(g.subgroup(TypeError)); print(g.subgroup(KeyError), g.split(lambda e: "c" in str(e))[0]); show(g.derive([OSError()]))
print(str(g), repr(g), g.message, g.args, len(g.exceptions))
for bad in (lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", [5]), lambda: ExceptionGroup("x", [KeyboardInterrupt()]), lambda: ExceptionGroup(5, [ValueError()]), lambda: ExceptionGroup("x"), lambda: ExceptionGroup("x", 5)):
    try: print(bad())
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)
class Mine(ExceptionGroup):
    def derive(self, excs): return Mine(self.message, excs)
try: raise Mine("m", [ValueError(1), TypeError(2)])
except* TypeError as e: print(type(e).__name__, e.exceptions)
except* Exception as e: print("rest", type(e).__name__)
try:
    try: raise ValueError("x")
    except* ExceptionGroup: pass
except TypeError as e: print(e)
