# A future with an exception nobody asked for
import asyncio

async def main():
    f = asyncio.get_running_loop().create_future()
    f.set_exception(OSError("lost"))
    del f
    print("after del")
    g = asyncio.get_running_loop().create_future()
    g.set_exception(OSError("seen"))
    g.exception()
    del g
    print("end")

asyncio.run(main())
