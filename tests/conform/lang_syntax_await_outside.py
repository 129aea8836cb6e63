# await outside an async function is refused before anything runs
print("never printed")

def f():
    x = await g()
    return x
