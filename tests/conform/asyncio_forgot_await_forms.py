# What the forgotten await does, in several places.
import asyncio


async def price(item):
    await asyncio.sleep(0.1)
    return {"tea": 3, "cake": 5}[item]


async def total(items):
    s = 0
    for i in items:
        try:
            s += price(i)
        except TypeError as e:
            print("TypeError:", e)
            s += await price(i)
    return s


async def main():
    print(await total(["tea", "cake"]))
    if price("water"):
        print("a coroutine is true")
    asyncio.sleep(10)
    try:
        price("tea")["x"]
    except TypeError as e:
        print(e)
    try:
        for x in price("tea"):
            print(x)
    except TypeError as e:
        print(e)
    try:
        a, b = price("tea")
    except TypeError as e:
        print(e)
    try:
        async with price("tea") as p:
            print(p)
    except TypeError as e:
        print(e)
    try:
        print(price("tea").real)
    except AttributeError as e:
        print(e)
    print(type(price("cake")).__name__, asyncio.iscoroutine(price("cake")), asyncio.iscoroutinefunction(price))
    print(max([price("tea"), price("cake")]))

asyncio.run(main())
