# Each task has a copy of the context
import asyncio
import contextvars

var = contextvars.ContextVar("var", default="default")

async def child(n):
    print("child", n, var.get())
    var.set(f"child {n}")
    await asyncio.sleep(n)
    print("child", n, var.get())

async def main():
    print(var.get())
    token = var.set("main")
    ts = [asyncio.create_task(child(i)) for i in (2, 1)]
    var.set("changed after")
    await asyncio.gather(*ts)
    print(var.get())
    var.reset(token)
    print(var.get())

asyncio.run(main())
print(var.get())
