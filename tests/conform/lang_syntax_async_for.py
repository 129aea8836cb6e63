# async for and async with outside async functions
print("never printed")
def f(xs):
    async for x in xs:
        print(x)
