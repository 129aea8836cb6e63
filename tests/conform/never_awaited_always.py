# Coroutines never awaited, with a filter that shows every warning.
import warnings
warnings.simplefilter("always")
async def nothing(): pass
nothing()
def f():
    nothing()
f()
