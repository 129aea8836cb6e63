# except* with filters, re-raising, nested groups and what is left over.
import asyncio


class Retry(Exception):
    pass


class Fatal(Exception):
    pass


def build(depth, kinds):
    errs = []
    for k in kinds:
        try:
            raise k(f"{k.__name__}@{depth}")
        except Exception as e:
            errs.append(e)
    if depth:
        errs.append(build(depth - 1, kinds[::-1]))
    return ExceptionGroup(f"level {depth}", errs)


def show(g, indent=0):
    if isinstance(g, BaseExceptionGroup):
        print(" " * indent + g.message)
        for e in g.exceptions:
            show(e, indent + 2)
    else:
        print(" " * indent + repr(g))


def handle(g):
    try:
        raise g
    except* Retry as r:
        print("retry:")
        show(r)
    except* (KeyError, ValueError) as kv:
        print("kv:")
        show(kv)
        raise Fatal("from handler") from kv
    else:
        print("else")
    finally:
        print("finally")


for kinds in ([Retry], [Retry, KeyError], [TypeError, Retry]):
    try:
        handle(build(1, kinds))
    except ExceptionGroup as g:
        print("left:")
        show(g)
    print("======")
try:
    try:
        raise Retry("naked")
    except* Retry as g:
        print(type(g).__name__, g.exceptions, g.message == "")
        raise
except BaseException as e:
    print(type(e).__name__, e)
try:
    try:
        raise ValueError
    except* TypeError:
        print("no")
except ValueError as e:
    print("passes", repr(e))
try:
    try:
        raise ValueError
    except* ExceptionGroup:
        pass
except TypeError as e:
    print(e)
def loop():
    for i in range(2):
        try:
            raise ExceptionGroup("g", [ValueError(i), TypeError(i)])
        except* ValueError:
            print("v", i)
        except* TypeError as t:
            print("t", t.exceptions)
loop()
g = build(1, [Retry, Fatal])
match, rest = g.split(lambda e: "0" in str(e))
show(match); show(rest)
print(g.derive([ValueError(1)]), BaseExceptionGroup("b", [KeyboardInterrupt()]), type(BaseExceptionGroup("b", [ValueError()])).__name__)


async def child(e, d):
    await asyncio.sleep(d)
    raise e


async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(child(Retry("r"), 1))
        tg.create_task(child(Fatal("f"), 1))


try:
    asyncio.run(main())
except* Retry as g:
    print("handled", g.exceptions)
