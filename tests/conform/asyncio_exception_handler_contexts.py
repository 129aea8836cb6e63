# call_exception_handler, get_exception_handler, default_exception_handler, handler errors
import asyncio

def handler(loop, context):
    print("handler", sorted(context), context["message"])

async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    loop.call_exception_handler({"message": "by hand", "extra": 1})
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    f = loop.create_future()
    f.set_exception(ValueError("never asked"))
    del f
    t = asyncio.create_task(fail())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del t
    fut = loop.create_future()
    fut.add_done_callback(lambda f: [][1])
    fut.set_result(1)
    await asyncio.sleep(0)
    try:
        loop.set_exception_handler("text")
    except TypeError as e:
        print(e)
    loop.set_exception_handler(None)
    loop.call_exception_handler({"message": "the default prints this"})
    loop.default_exception_handler({"message": "directly", "exception": KeyError("k"), "number": 5})

async def fail():
    raise KeyError("task")

asyncio.run(main())
