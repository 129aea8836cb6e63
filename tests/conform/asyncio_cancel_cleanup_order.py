# The order in which a cancelled pipeline cleans up.
import asyncio
import contextlib


@contextlib.asynccontextmanager
async def stage(name, slow=0):
    print("enter", name)
    try:
        yield name
    except BaseException as e:
        print("stage", name, "saw", type(e).__name__)
        raise
    finally:
        if slow:
            await asyncio.sleep(slow)
        print("exit", name)


@contextlib.contextmanager
def plain(name):
    print("plain in", name)
    yield
    print("plain out (only without error)", name)


async def pipeline():
    async with stage("db", 0.5), stage("net"), contextlib.AsyncExitStack() as st:
        st.enter_context(plain("p"))
        st.push_async_callback(asyncio.sleep, 0.25)
        st.callback(print, "callback")

        @st.push
        def last(t, v, tb):
            print("push:", t and t.__name__)
        await st.enter_async_context(stage("inner"))
        await asyncio.sleep(100)


async def main():
    t = asyncio.create_task(pipeline())
    await asyncio.sleep(1)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled at", asyncio.get_running_loop().time())
    t = asyncio.create_task(pipeline())
    await asyncio.sleep(1)
    t.cancel()
    await asyncio.sleep(0.1)
    t.cancel("again")
    r = await asyncio.gather(t, return_exceptions=True)
    print(r, asyncio.get_running_loop().time())
    with contextlib.suppress(ZeroDivisionError, KeyError) as s:
        print(s)
        1 / 0
    stack = contextlib.ExitStack()
    stack.callback(print, "bye")
    moved = stack.pop_all()
    stack.close()
    print("not yet")
    moved.close()

    @contextlib.contextmanager
    def twice():
        yield 1
        yield 2
    try:
        with twice():
            pass
    except RuntimeError as e:
        print(e)

    @contextlib.contextmanager
    def none():
        if False:
            yield
    with none():
        pass

asyncio.run(main())
