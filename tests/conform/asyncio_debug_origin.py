# In debug mode a coroutine that was never awaited says where it was made
import asyncio


async def own():
    pass


def maker():
    return own()


async def deep(n):
    if n:
        return await deep(n - 1)
    maker()


async def main():
    asyncio.get_running_loop().set_debug(False)
    own()  # still remembers: the loop follows with its next turn
    await asyncio.sleep(0)
    own()
    asyncio.get_running_loop().set_debug(True)
    own()
    await asyncio.sleep(0)
    await deep(5)
    asyncio.sleep(1)
    [own() for i in range(1)]
    asyncio.Queue().get()
    asyncio.wait_for(own(), 1)
    c = own()
    c.__name__ = 'other'
    print(c.cr_origin[0][1:])
    await c


asyncio.run(main(), debug=True)
c = own()
print(c.cr_origin)
c.close()
