# Mixing generators, coroutines and async generators up.
import asyncio


def gen():
    yield 1


async def co():
    return 1


async def agen():
    yield 1


class ACM:
    async def __aenter__(self):
        return 1

    async def __aexit__(self, *a):
        pass


class SCM:
    def __enter__(self):
        return 1

    def __exit__(self, *a):
        pass


class HalfACM:
    async def __aenter__(self):
        return 1


class SyncEnter:
    def __aenter__(self):
        return 1

    def __aexit__(self, *a):
        return None


class SyncAnext:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 1


async def t1(): await gen()
async def t2(): await agen()
async def t3():
    async for x in gen(): pass
async def t4():
    for x in agen(): pass
async def t5():
    async for x in co(): pass
async def t6():
    with ACM(): pass
async def t7():
    async with SCM(): pass
async def t8():
    async with HalfACM(): pass
async def t9():
    async with SyncEnter(): pass
async def t10():
    async for x in SyncAnext(): pass
async def t11(): return [x async for x in gen()]
async def t12(): return [x for x in agen()]
async def t13(): await co
async def t14(): await None
async def t15(): await [co()]
async def t16(): return await co() + co()
async def t17(): return (await co()) + (await co())
async def t18(): return next(agen())
async def t19(): return await anext(gen())
async def t20(): return aiter([1])
async def t21(): return list(agen())
async def t22(): return await asyncio.gather(agen())
async def t23(): return await asyncio.create_task(agen())
async def t24(): return co().send(None)
async def t25(): return await asyncio.wait_for(gen(), 1)
async def t26(): return await asyncio.gather(*agen())
async def t27(): return await asyncio.sleep
async def t28(): return co()()
async def t29(): return co.result()
async def t30(): return asyncio.create_task(co()).result()
async def t31(): return len(await asyncio.gather())
async def t32(): return [await x for x in [co(), co()]]
async def t33(): return {await co(): await co()}
async def t34(): return await (await asyncio.create_task(asyncio.sleep(0, co())))
async def t35(): return await asyncio.run_coroutine_threadsafe(co(), None)
async def t36(): return asyncio.current_task().get_coro().__name__
async def t37(): return asyncio.all_tasks() == {asyncio.current_task()}
async def t38(): return await asyncio.Event().wait
async def t39(): return await asyncio.Queue().get_nowait()
async def t40(): return await asyncio.Lock().acquire() and await asyncio.Lock().release()


async def main():
    for f in (t1, t2, t3, t4, t5, t6, t7, t8, t9, t10, t11, t12, t13, t14, t15, t16, t17, t18, t19, t20, t21, t22, t23, t24, t25, t26, t27, t28, t29, t30, t31, t32, t33, t34, t35, t36, t37, t38, t39, t40):
        try:
            print(f.__name__, await f())
        except BaseException as e:
            print(f"{f.__name__} {type(e).__name__}: {str(e).split(' at 0x')[0]}")

asyncio.run(main())
