# A coroutine is driven with send, throw and close, without any loop
class Trap:
    def __await__(self):
        got = yield "trapped"
        print("resumed with", got)
        return got

async def co():
    try:
        a = await Trap()
        b = await Trap()
        return a + b
    except ValueError as e:
        return f"error {e}"
    finally:
        print("finally")

c = co()
print(c.send(None))
print(c.send(1))
try:
    c.send(2)
except StopIteration as e:
    print("value", e.value)
c = co()
c.send(None)
try:
    c.throw(ValueError("x"))
except StopIteration as e:
    print(e.value)
c = co()
c.send(None)
c.close()
try:
    c.send(None)
except RuntimeError as e:
    print(e)
