# Filters of warnings decide what becomes of a coroutine that nobody awaited
import warnings

async def forgotten():
    pass

warnings.simplefilter("ignore")
forgotten()
warnings.resetwarnings()
forgotten()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    forgotten()
    forgotten()
    for w in caught:
        print(w.lineno, w.category.__name__, w.message)
warnings.filterwarnings("ignore", message=".*never awaited")
forgotten()
warnings.filterwarnings("ignore", message="coroutine")
forgotten()
warnings.simplefilter("default")
forgotten()
