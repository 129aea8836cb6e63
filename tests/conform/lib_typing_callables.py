# How typed decorators write their hints: Callable with a ParamSpec, classes of asyncio with an item
import asyncio
import functools
from typing import Awaitable, Callable, Concatenate, List, ParamSpec, TypeVar

P = ParamSpec('P')
R = TypeVar('R')


def logged(fn: Callable[P, R]) -> Callable[P, R]:
    @functools.wraps(fn)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        print('calls', fn.__name__)
        return fn(*args, **kwargs)
    return call


@logged
def add(a: int, b: int) -> int:
    return a + b


def retried(fn: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    return fn

print(add(1, 2), P.args, P.kwargs, P.args == P.args)
for hint in (*logged.__annotations__.values(), *retried.__annotations__.values(),
             Callable[Concatenate[int, P], R], Callable[..., int],
             Callable[[], None]):
    print(hint)
try:
    Callable[int]
except TypeError as error:
    print(error)


async def work(queue: asyncio.Queue[int], future: asyncio.Future[str],
               task: asyncio.Task[List[int]]) -> None:
    pass

print(work.__annotations__)
print(asyncio.Queue[int].__origin__, asyncio.Queue[int].__args__)
