# SystemExit leaves a coroutine in a frame: it goes when the exception does
import asyncio


async def job(n):
    pass


async def main():
    job(2)
    c = job(5)
    try:
        raise SystemExit(3)
    except TypeError as e:
        print(e)
    c.close()


try:
    raise OSError(10, "a\0b", "c\0d", None, "e\0")
except OSError as e:
    print(repr(str(e)), repr(str(OSError(1, "a\0b"))))
asyncio.run(main())
