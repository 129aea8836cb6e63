# The repr of a future cuts a long result short, and so do reports of callbacks.
import asyncio
import collections
import functools


class Long:
    def __repr__(self):
        return "<" + "long " * 12 + ">"


RESULTS = [
    "x" * 26, "x" * 28, "x" * 29, "é" * 40, "'" * 20 + '"' * 20, "a\n" * 20,
    list(range(6)), list(range(7)), [], (1,), (), tuple(range(9)),
    {3, 1, 2}, set(), frozenset([2, 1]), frozenset(), {"b": 1, "a": 2},
    {n: n for n in range(9)}, {}, collections.deque([1]), [[[[[[[1]]]]]]],
    10 ** 39, 10 ** 60, 2.5, None, b"y" * 40, Long(), [Long()], {1, "a"},
    [{"k": [1, 2, 3, 4, 5, 6, 7, 8]}],
]


def told(first, *rest, key=None):
    raise ValueError("told")


async def main():
    loop = asyncio.get_running_loop()
    for result in RESULTS:
        future = loop.create_future()
        future.set_result(result)
        print(future)
    loop.set_exception_handler(
        lambda loop, context: print(context["message"], context["handle"]))
    future = loop.create_future()
    future.add_done_callback(told)
    future.add_done_callback(functools.partial(told, "z" * 40, key=[1] * 9))
    print(loop.call_soon(told, "a", "b" * 50))
    print(loop.call_later(0.5, functools.partial(told, 1), 2))
    print(future)
    future.set_result("done")
    await asyncio.sleep(1)


asyncio.run(main())
