import asyncio
def cb(*a): print('cb', a)
async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(cb, 1); h = loop.call_soon(cb, 2); h.cancel(); print(h.cancelled())
    loop.call_later(1, cb, 'later'); loop.call_at(loop.time() + .5, cb, 'at')
    h = loop.call_later(.2, cb, 'no'); h.cancel(); print(h.when())
    f = loop.create_future()
    f.add_done_callback(lambda f: print('done', f.result()))
    loop.call_later(2, f.set_result, 42)
    print(await f, f)
    f2 = loop.create_future(); f2.add_done_callback(cb); print(f2.remove_done_callback(cb)); f2.set_exception(ValueError('v'))
    try: await f2
    except ValueError as e: print(repr(e))
    try: f2.set_result(1)
    except asyncio.InvalidStateError as e: print(e)
    print(f2)
    f3 = loop.create_future(); print(f3, f3.cancel(), f3)
    t = asyncio.create_task(asyncio.sleep(1)); t.add_done_callback(lambda t: print('td', t.cancelled()))
    await t
    await asyncio.sleep(0)
    print(asyncio.iscoroutine(main), asyncio.iscoroutinefunction(main), asyncio.isfuture(f))
    class A:
        def __await__(self):
            yield from asyncio.sleep(1).__await__()
            return 'awaited'
    print(await A())
    print(await asyncio.gather(A(), A()))
    print(await asyncio.ensure_future(A()))
    try: asyncio.ensure_future(3)
    except TypeError as e: print(e)
    try: await asyncio.gather(3)
    except TypeError as e: print(e)
    try: asyncio.create_task(3)
    except TypeError as e: print(e)
asyncio.run(main())
