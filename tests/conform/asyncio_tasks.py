import asyncio
async def w(n, d):
    for i in range(3):
        await asyncio.sleep(d)
        print(n, i, asyncio.get_running_loop().time())
    return n
async def main():
    t1 = asyncio.create_task(w('a', 1)); t2 = asyncio.create_task(w('b', .5), name='bob')
    print(t1.get_name(), t2.get_name(), t1.done())
    print(await t1, await t2)
    r = await asyncio.gather(w('x', 0), w('y', 0.1), asyncio.sleep(1, 'zz'))
    print(r)
    print(asyncio.current_task().get_name(), len(asyncio.all_tasks()))
    print(await asyncio.gather())
asyncio.run(main())
