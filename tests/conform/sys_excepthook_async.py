# A hook for uncaught exceptions that is a coroutine function: never awaited
import sys
async def told(kind, error, tb):
    raise KeyError("in the hook")
sys.excepthook = told
{}["missing"]
