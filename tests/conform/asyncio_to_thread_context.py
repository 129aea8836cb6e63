# to_thread runs in a copy of the context; run_in_executor in the thread's own
import asyncio
import contextvars

var = contextvars.ContextVar("var", default="unset")

def look(tag, new):
    print(tag, var.get())
    var.set(new)

async def main():
    var.set("main")
    await asyncio.to_thread(look, "first", "changed")
    print(var.get())
    await asyncio.to_thread(look, "second", "changed")
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, look, "executor", "kept by the thread")
    await loop.run_in_executor(None, look, "executor", "x")
    print(await asyncio.to_thread(dict, [(1, 2)], a=3))
    try:
        await asyncio.to_thread(look)
    except TypeError as e:
        print(e)

asyncio.run(main())
