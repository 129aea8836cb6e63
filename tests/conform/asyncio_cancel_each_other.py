# Two tasks that each try to cancel the other one.
import asyncio

tasks = {}


async def duelist(me, other, patience):
    try:
        await asyncio.sleep(patience)
        ok = tasks[other].cancel(f"by {me}")
        print(f"{me} fires at {other}: {ok}")
        await asyncio.sleep(1)
        print(me, "survives")
        return me
    except asyncio.CancelledError as e:
        print(me, "hit", e.args)
        await asyncio.sleep(0.5)
        print(me, "fires back:", tasks[other].cancel())
        raise


async def main():
    tasks["a"] = asyncio.create_task(duelist("a", "b", 1), name="A")
    tasks["b"] = asyncio.create_task(duelist("b", "a", 2), name="B")
    done, pending = await asyncio.wait(tasks.values())
    print(len(done), len(pending))
    for name, t in tasks.items():
        print(name, t.get_name(), t.done(), t.cancelled(), t.cancelling())
        try:
            print(t.result())
        except asyncio.CancelledError as e:
            print("cancelled:", e.args, repr(e.__context__))
    me = asyncio.current_task()
    me.cancel("myself")
    print("still here", me.cancelling())
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError as e:
        print("now", e, me.uncancel())
    print(tasks["a"].cancel(), tasks["b"].uncancel())
    await tasks["b"]

asyncio.run(main())
