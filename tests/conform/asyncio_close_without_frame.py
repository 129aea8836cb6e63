# A coroutine is closed from the inside to the outside, before it runs itself:
# what goes then goes on no line of it.
import types


@types.coroutine
def pause():
    yield


async def later(name):
    pass


async def inner(unused):
    await pause()


async def outer(name):
    await inner(later(name))


def leave():
    coro = outer('two')
    coro.send(None)
    del coro
    print('left')


coro = outer('one')
coro.send(None)
coro.close()
leave()
coro = outer('three')
coro.send(None)
try:
    coro.throw(GeneratorExit)
except GeneratorExit:
    print('thrown')
