# raise, raise from, re-raise, cause and context, notes, args
class AppError(Exception):
    def __init__(self, msg, code=1):
        super().__init__(msg)
        self.code = code
class Deep(AppError): pass

try:
    try:
        {}["k"]
    except KeyError as e:
        raise Deep("no k", 7) from e
except AppError as e:
    print(repr(e), e, e.code, e.args, repr(e.__cause__), e.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        undefined
except NameError as e:
    print(repr(e.__context__), e.__cause__, e)
try:
    try:
        raise ValueError("a", 2)
    except ValueError as e:
        e.add_note("note 1")
        raise
except ValueError as e:
    print(e, e.args, e.__notes__)
try:
    try:
        raise KeyError("x")
    except KeyError:
        raise TypeError from None
except TypeError as e:
    print(repr(e), e.__cause__, e.__suppress_context__)
for bad in (3, int, "s"):
    try:
        raise bad
    except TypeError as e:
        print(e)
try:
    raise
except RuntimeError as e:
    print(e)
print([str(k) for k in (KeyError("k"), IndexError("i"), Exception(), Exception(1, 2), StopIteration(3))])
assert True
try:
    assert 1 > 2, "arithmetic"
except AssertionError as e:
    print(repr(e))
