# Jobs of a pool of threads, of the loop's own executor, and one that fails.
import asyncio
import concurrent.futures
import functools


def square(x):
    return x * x


def fail(x):
    raise KeyError(x)


async def main():
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, square, 3))
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        print(await asyncio.gather(
            loop.run_in_executor(pool, square, 4),
            loop.run_in_executor(pool, functools.partial(square, 5))))
        try:
            await loop.run_in_executor(pool, fail, "k")
        except KeyError as error:
            print("failed:", error)
        print(list(pool.map(square, range(3))))


asyncio.run(main())
