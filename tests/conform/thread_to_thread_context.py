# to_thread takes the context along: a ContextVar is seen, changes stay there
import asyncio
import contextvars

user = contextvars.ContextVar("user", default="nobody")

def greet():
    seen = user.get()
    user.set("changed in the thread")
    return seen

async def visit(name):
    user.set(name)
    seen = await asyncio.to_thread(greet)
    print(name, "->", seen, "->", user.get())

async def main():
    await asyncio.gather(visit("ann"), visit("ben"))
    loop = asyncio.get_running_loop()
    user.set("main")
    print("run_in_executor doesn't:", await loop.run_in_executor(None, greet))

asyncio.run(main())
