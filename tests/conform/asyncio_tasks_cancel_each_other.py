# Tasks that cancel each other, and one that will not go.
import asyncio


async def rival(name, others, patience):
    me = asyncio.current_task()
    try:
        await asyncio.sleep(patience)
        for other in others:
            if other is not me and not other.done():
                print(f"{name} cancels {other.get_name()}: {other.cancel(msg=name + ' was here')}")
        await asyncio.sleep(1)
        return f"{name} won"
    except asyncio.CancelledError as e:
        print(f"{name} hit: {e.args} cancelling={me.cancelling()}")
        if name == "stubborn":
            me.uncancel()
            await asyncio.sleep(3)
            return "stubborn stays"
        raise
    finally:
        print(name, "finally")


async def main():
    tasks = []
    for name, patience in [("quick", 1), ("slow", 2), ("stubborn", 1), ("late", 5)]:
        tasks.append(asyncio.create_task(rival(name, tasks, patience), name=name))
    done, pending = await asyncio.wait(tasks, timeout=10)
    print(len(done), len(pending))
    for t in tasks:
        state = "cancelled" if t.cancelled() else repr(t.exception() or t.result())
        print(f"{t.get_name():<10}{state}")
    try:
        tasks[1].result()
    except asyncio.CancelledError as e:
        print(repr(e))
    print(tasks[0].cancel(), tasks[0].cancelling())
    await tasks[1]

asyncio.run(main())
