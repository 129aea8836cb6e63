# An asynchronous comprehension outside an async function
async def agen():
    yield 1
items = [x async for x in agen()]
