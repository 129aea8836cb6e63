# A Future is set once; awaiting it gives the result
import asyncio

async def setter(fut, v):
    await asyncio.sleep(1)
    fut.set_result(v)
    print("set")

async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    fut.add_done_callback(lambda f: print("callback", f.result()))
    t = asyncio.create_task(setter(fut, "value"))
    print(fut, fut.done())
    print(await fut)
    print(fut.done(), fut.result(), fut.exception())
    try:
        fut.set_result(2)
    except asyncio.InvalidStateError as e:
        print(e)
    print(fut, fut.cancel())

asyncio.run(main())
