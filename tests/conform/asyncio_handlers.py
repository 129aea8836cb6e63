import asyncio
def handler(loop, ctx): print('handler', ctx['message'], repr(ctx.get('exception')))
async def m2():
    asyncio.get_running_loop().set_exception_handler(handler)
    async def f(): 1/0
    t = asyncio.create_task(f())
    await asyncio.sleep(1)
    del t
    asyncio.get_running_loop().call_soon(lambda: {}['x'])
    fut = asyncio.get_running_loop().create_future()
    fut.set_exception(ValueError('unseen')); del fut
    await asyncio.sleep(0)
    print('m2 end')
asyncio.run(m2())
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop)
t = loop.create_task(m2())
loop.run_until_complete(t)
f = asyncio.ensure_future(asyncio.sleep(1, 'x'))
print(loop.run_until_complete(f))
print(loop.run_until_complete(asyncio.gather(asyncio.sleep(1, 1), asyncio.sleep(1, 2))))
loop.close()
