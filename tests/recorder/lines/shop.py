# The other file of the program: what it prints and waits for.
import asyncio

PRICES = {"tea": 3, "milk": 2}


async def price(name):
    await asyncio.sleep(0.1)
    return PRICES[name]


def names():
    yield from sorted(PRICES)
