# A program of two files, which the recorder is tried with.
import asyncio
import textwrap

import shop


async def main():
    total = 0
    for name in shop.names():
        total += await shop.price(name)
    print(textwrap.shorten("total " + str(total), 20))


asyncio.run(main())
