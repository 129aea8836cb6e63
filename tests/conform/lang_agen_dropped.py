"""An async generator that ends quietly when it is dropped: that is no way to."""


class Aw:
    def __await__(self):
        yield "susp"


async def agen():
    try:
        await Aw()
        yield 2
    except GeneratorExit:
        print("ends")


a = agen()
step = a.asend(None)
print(step.send(None))
del step
del a
