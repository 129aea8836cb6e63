# Runner: context, debug, get_loop, run after close, a loop factory
import asyncio
import contextvars

var = contextvars.ContextVar("var", default="unset")

async def show(tag):
    print(tag, var.get())
    var.set(tag)
    return asyncio.get_running_loop().get_debug()

def factory():
    print("factory called")
    return asyncio.new_event_loop()

with asyncio.Runner() as runner:
    print(runner.run(show("one")), runner.run(show("two")))
    ctx = contextvars.copy_context()
    runner.run(show("own"), context=ctx)
    print(ctx[var], var.get())
    print(runner.get_loop().is_running(), runner.get_loop().is_closed())
    loop = runner.get_loop()
    try:
        runner.run(5)
    except ValueError as e:
        print(e)
print(loop.is_closed())
c = show("late")
try:
    runner.run(c)
except RuntimeError as e:
    print(e)
c.close()
with asyncio.Runner(loop_factory=factory) as runner:
    print("entered")
    runner.run(show("made"))
r = asyncio.Runner()
r.close()
print("closed without a run")
try:
    with r:
        pass
except RuntimeError as e:
    print(e)
