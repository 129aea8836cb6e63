# What filterwarnings checks, where a filter goes that is to be the last, and
# which one decides.
import warnings


def show(call):
    try:
        print(call())
    except (AssertionError, Warning, RuntimeError) as error:
        print(type(error).__name__, error)


for options in ({"action": "nope"}, {"message": 3}, {"category": 3},
                {"category": int}, {"category": "x"}, {"module": 3},
                {"lineno": "a"}, {"lineno": -1}):
    show(lambda: warnings.filterwarnings(**{"action": "ignore", **options}))
show(lambda: warnings.simplefilter("nope"))
show(lambda: warnings.simplefilter("ignore", lineno=-1))

# Those that are there from the start come before what is appended.
warnings.simplefilter("error", append=True)
show(lambda: warnings.warn("quiet", ImportWarning))
show(lambda: warnings.warn("an error now"))
warnings.resetwarnings()
warnings.filterwarnings("error", category=UserWarning, append=True)
warnings.filterwarnings("ignore", category=UserWarning, append=True)
show(lambda: warnings.warn("the first decides"))
warnings.filterwarnings("ignore", category=UserWarning)
show(lambda: warnings.warn("the new first decides"))
warnings.filterwarnings("error", category=UserWarning, append=True)
show(lambda: warnings.warn("one that is there stays"))
warnings.filterwarnings("error", module="elsewhere")
show(lambda: warnings.warn("not of that module"))
warnings.filterwarnings("error", module="__main__", message="Of this")
show(lambda: warnings.warn("of this module"))
warnings.filterwarnings("ignore", lineno=10 ** 6)
show(lambda: warnings.warn("of this module, on another line"))

caught = warnings.catch_warnings(record=True)
print(caught)
with caught as told:
    warnings.simplefilter("always")
    warnings.warn("kept")
print([str(w.message) for w in told])
show(caught.__enter__)
show(lambda: warnings.catch_warnings().__exit__())
with warnings.catch_warnings(action="error", category=DeprecationWarning):
    show(lambda: warnings.warn("old", DeprecationWarning))
    show(lambda: warnings.warn("other", RuntimeWarning))
