# A never awaited coroutine kept in a variable warns when the function ends
import asyncio

async def f(n):
    return n

async def keeps():
    c = f(1)
    print("kept", type(c).__name__)
    await asyncio.sleep(0)
    print("leaving keeps")

async def main():
    await keeps()
    cs = [f(2), f(3)]
    print(await cs[0])
    cs.clear()
    print("end")

asyncio.run(main())
