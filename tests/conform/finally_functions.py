# Functions and comprehensions in a finally block, reached by an exception.
import asyncio


def outer(box):
    try:
        raise ValueError(box)
    finally:
        def double(n):
            twice = n * 2
            return [twice + i for i in range(n)], box
        print(double(2), [x for x in box], (lambda z: {z: [y for y in z]})("ab"))
        print(sum(x for x in box), {k: v for k, v in enumerate(box)})


async def task(box):
    try:
        raise KeyError(box)
    finally:
        async def later(n):
            here = n
            await asyncio.sleep(n)
            return here
        print([await later(x) for x in box])
        print(await asyncio.gather(*[later(x) for x in box]))


try:
    outer([3, 4])
except ValueError as error:
    print(repr(error))
try:
    asyncio.run(task([0.1, 0.2]))
except KeyError as error:
    print(repr(error))
