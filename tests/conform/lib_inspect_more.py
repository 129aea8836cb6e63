# inspect: argument specifications, annotations and the locals of what is suspended
import inspect


class Shop:
    owner: str = 'x'

    def sell(self, item, price: float = 1.0, *more, vat: int = 20, **rest) -> int:
        pass


def plain(a, b):
    pass


def counting():
    n = 1
    yield n


async def waiting(x):
    pass

print(inspect.getfullargspec(Shop.sell))
print(inspect.getfullargspec(Shop().sell).args)
print(inspect.getfullargspec(plain))
try:
    inspect.getfullargspec(5)
except TypeError as error:
    print(error)
print(inspect.get_annotations(Shop), inspect.get_annotations(plain),
      inspect.get_annotations(Shop.sell))
numbers = counting()
next(numbers)
print(inspect.getgeneratorlocals(numbers))
coroutine = waiting(3)
print(inspect.getcoroutinelocals(coroutine))
coroutine.close()
print(inspect.getcoroutinelocals(coroutine), inspect.istraceback(5))
