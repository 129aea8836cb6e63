# Context variables: tokens, reset, copy_context, run, tasks and callbacks
import asyncio
import contextvars

who = contextvars.ContextVar("who", default="nobody")
level = contextvars.ContextVar("level")

def show(tag):
    print(tag, who.get())

async def child(name):
    show("child starts with")
    who.set(name)
    await asyncio.sleep(0)
    show("child has")

async def main():
    token = who.set("main")
    print(token.old_value is contextvars.Token.MISSING, token.var is who)
    loop = asyncio.get_running_loop()
    loop.call_soon(show, "callback sees")
    who.set("main again")
    await asyncio.gather(child("one"), child("two"))
    await child("awaited, not a task")
    show("main after")
    who.reset(token)
    show("reset")
    try:
        who.reset(token)
    except RuntimeError as e:
        print(str(e)[:30])
    ctx = contextvars.copy_context()
    ctx.run(who.set, "inside ctx")
    print(ctx[who], who.get(), who in ctx, level in ctx, ctx.get(level, "no level"), len(ctx) > 0)
    loop.call_soon(show, "callback in ctx", context=ctx)
    t = asyncio.create_task(child("in ctx"), context=ctx)
    await t
    print("ctx now", ctx[who])
    f = loop.create_future()
    f.add_done_callback(lambda f: show("done callback"), context=ctx)
    f.set_result(None)
    await asyncio.sleep(0)
    try:
        level.get()
    except LookupError as e:
        print(type(e).__name__)
    print(level.get("given"), level.name)

asyncio.run(main())
