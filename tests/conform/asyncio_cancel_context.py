# An exception that is thrown into a coroutine gets as its context what the
# coroutines on the way handle, as long as nobody caught it and went on waiting.
import asyncio
def chain(e):
    out=[]
    while e is not None:
        out.append(repr(e)); e = e.__context__
    return out
async def inner(how):
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as e:
        print('inner', how, chain(e))
        if how == 1: await asyncio.sleep(0.1)
        raise
async def deep(how):
    try:
        return await inner(how)
    finally:
        print('deep')
async def work(how):
    try:
        raise TypeError('t')
    finally:
        if how == 2:
            await asyncio.sleep(1)
        elif how == 3:
            try:
                raise KeyError(1)
            except KeyError:
                await deep(1)
        elif how == 4:
            await asyncio.wait_for(asyncio.sleep(5), 1)
        else:
            await deep(how)
async def main():
    for how in range(5):
        t = asyncio.create_task(work(how))
        await asyncio.sleep(0)
        t.cancel('c')
        try: await t
        except BaseException as e: print(how, chain(e))
    def g():
        try: yield 1
        except ValueError as e:
            print(chain(e)); yield 2; raise
    def h():
        try: raise TypeError('t')
        except TypeError: yield from g()
    for d in range(2):
        x = h(); next(x); 
        try:
            try: 1/0
            except ZeroDivisionError: print(x.throw(ValueError(1)))
            next(x)
        except ValueError as e: print(chain(e))
asyncio.run(main())
async def cw(fut):
    w = asyncio.get_running_loop().create_future()
    cb = lambda f: w.set_result(None)
    fut.add_done_callback(cb)
    try:
        fut.cancel()
        await w
    finally:
        fut.remove_done_callback(cb)
async def inner(how):
    w = asyncio.get_running_loop().create_future()
    fut = asyncio.ensure_future(asyncio.sleep(5))
    try:
        try:
            await w
        except asyncio.CancelledError:
            if fut.done(): return
            await cw(fut)
            print(chain(__import__('sys').exception()))
            raise
    finally:
        how = 2
async def work2(how):
    try:
        raise TypeError('t')
    finally:
        if how == 1:
            await inner(how)
        else:
            await asyncio.wait_for(asyncio.sleep(5), 1)
async def main2():
    for how in range(2):
        t = asyncio.create_task(work2(how))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        t.cancel('c')
        try: await t
        except BaseException as e: print(how, chain(e))
asyncio.run(main2())
