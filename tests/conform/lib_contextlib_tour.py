# Everything of contextlib on small examples.
import asyncio
import contextlib
from contextlib import ExitStack, AsyncExitStack, ContextDecorator, AsyncContextDecorator, AbstractContextManager


class Step(ContextDecorator, AbstractContextManager):
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("+", self.name)
        return self.name

    def __exit__(self, kind, exc, tb):
        print("-", self.name, repr(exc))
        return self.swallow


class AStep(AsyncContextDecorator):
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        await asyncio.sleep(0.1)
        print("+a", self.name)
        return self

    async def __aexit__(self, *exc):
        await asyncio.sleep(0.1)
        print("-a", self.name, exc[1])


@Step("decorating")
def f(x):
    return 10 / x


print(f(2))
try:
    f(0)
except ZeroDivisionError as e:
    print(e)
with ExitStack() as st:
    for n in "ab":
        st.enter_context(Step(n))
    st.callback(lambda *a, **k: print("cb", a, k), 1, k=2)
    st.push(Step("pushed", True))
    later = st.pop_all()
    print("moved")
print("still open")
with later:
    raise KeyError("in later")
with contextlib.suppress(KeyError) as s:
    print(s)
    {}[1]
st = ExitStack()
st.enter_context(Step("manual"))
st.close()
st.close()
for bad in (lambda: ExitStack().enter_context(5), lambda: ExitStack().push(5), lambda: ExitStack().callback(), lambda: contextlib.suppress(5).__exit__(ValueError, ValueError(), None), lambda: contextlib.closing(5).__exit__(), lambda: contextlib.contextmanager(5)(), lambda: contextlib.contextmanager(lambda: 5)().__enter__(), lambda: contextlib.redirect_stdout().__enter__(), lambda: AbstractContextManager(), lambda: contextlib.nullcontext().__enter__(), lambda: contextlib.ExitStack(1)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


@contextlib.contextmanager
def multi(n):
    for i in range(n):
        try:
            yield i
        except ValueError:
            print("again?")


for exc in (None, ValueError("v"), KeyError("k"), StopIteration("s")):
    for n in (0, 1, 2):
        try:
            with multi(n) as v:
                if exc:
                    raise exc
            print(n, "fine")
        except Exception as e:
            print(n, type(e).__name__, e)


@contextlib.asynccontextmanager
async def acm(n):
    await asyncio.sleep(0)
    try:
        yield n
    finally:
        print("acm out")


async def main():
    @AStep("deco")
    async def g():
        return 5
    print(await g())
    async with AsyncExitStack() as st:
        await st.enter_async_context(acm(1))
        st.enter_context(Step("sync in async"))
        st.push_async_callback(asyncio.sleep, 0.5)
        st.push_async_exit(AStep("exit only"))
        async def cb(*a):
            print("async cb", a)
        st.push_async_callback(cb, 1, 2)
    async with contextlib.nullcontext(3) as n:
        print(n)
    for bad in (lambda: AsyncExitStack().enter_async_context(Step("x")), lambda: AsyncExitStack().enter_async_context(5)):
        try:
            await bad()
        except TypeError as e:
            print(e)
    try:
        async with Step("sync"):
            pass
    except TypeError as e:
        print(e)
    @acm(7)
    async def h():
        raise LookupError("in h")
    await h()

asyncio.run(main())
