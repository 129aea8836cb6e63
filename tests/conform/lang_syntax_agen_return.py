# An async generator can't return a value
async def g():
    yield 1
    return 2
print("never printed")
