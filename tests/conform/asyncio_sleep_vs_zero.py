# A positive sleep costs a timer, a future and a callback: more passes than sleep(0)
import asyncio

async def zeros(n):
    for i in range(n):
        await asyncio.sleep(0)
        print("zero", i)

async def short():
    await asyncio.sleep(1e-9)
    print("short 1")
    await asyncio.sleep(1e-9)
    print("short 2")

async def future():
    f = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(f.set_result, 1)
    await f
    print("future")

async def main():
    await asyncio.gather(zeros(6), short(), future())

asyncio.run(main())
