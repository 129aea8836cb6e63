# What is thrown in where a future is awaited comes back as it is: what the
# thrower handles is no context of it
import asyncio


def chain(e):
    names = []
    while e:
        names.append(repr(e))
        e = e.__context__
    return names


async def out(f):
    f.set_result(1)
    raise SystemExit(3)


async def main():
    f = asyncio.get_running_loop().create_future()
    for args in ((ValueError,), (ValueError, 3), (KeyError, (1, 2)),
                 (ValueError, ValueError(4)), (ValueError(5), None, None),
                 (ValueError(5), 6), (3,), (int,), (ValueError, None, 3)):
        try:
            raise OSError
        except OSError:
            try:
                f.__await__().throw(*args)
            except Exception as e:
                print(chain(e))
    asyncio.create_task(out(f))
    try:
        await f
    finally:
        raise ValueError

try:
    asyncio.run(main())
except SystemExit as e:
    print("exit", e)
