# await in a comprehension of a plain function
async def get(x): return x
def f():
    return [await get(x) for x in range(3)]
