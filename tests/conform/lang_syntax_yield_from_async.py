# yield from inside an async function
async def f():
    yield from range(3)
