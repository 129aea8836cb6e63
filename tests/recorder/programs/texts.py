# Texts that are hard to write down: surrogates, NUL, escapes, much of it.
import asyncio
import sys


async def main():
    value = "\udc80\0\x1b[31m\"\\\u2028"
    other = float("nan"), float("inf")
    await asyncio.sleep(0, (value, other))
    sys.stdout.buffer.write(b"\xff\xfe bytes\n")
    print("\x1b[31m red \0")
    print("long " * 10000)
    sys.stdout.write("no end of line")


asyncio.run(main())
