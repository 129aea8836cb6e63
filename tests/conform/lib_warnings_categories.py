# warnings.warn: categories, stacklevel, filters, catch_warnings, once a place
import warnings

def old(x):
    warnings.warn("old() is deprecated", DeprecationWarning, stacklevel=2)
    return x

def careful():
    warnings.warn("take care")
    warnings.warn("custom", category=RuntimeWarning)

old(1)
careful()
careful()
for i in range(3):
    warnings.warn(f"number {i}")
warnings.simplefilter("always")
for i in range(2):
    warnings.warn("always now", FutureWarning)
class Mine(UserWarning):
    pass
warnings.warn(Mine("an instance"))
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    careful()
    print("silent")
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    careful()
    old(2)
    print([(w.category.__name__, str(w.message), w.lineno) for w in seen])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        careful()
    except UserWarning as e:
        print("raised", repr(e))
warnings.filterwarnings("ignore", message="take")
careful()
warnings.filterwarnings("error", category=RuntimeWarning)
try:
    careful()
except RuntimeWarning as e:
    print(e)
try:
    warnings.warn("x", int)
except TypeError as e:
    print(e)
