# cancel, cancelling and uncancel count; what a task group does with them
import asyncio

async def main():
    me = asyncio.current_task()
    print(me.cancelling(), me.uncancel())
    me.cancel()
    me.cancel("twice")
    print(me.cancelling())
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as e:
        print("cancelled", e.args, me.uncancel(), me.uncancel())
    await asyncio.sleep(1)
    print("goes on")
    me.cancel()
    print(me.uncancel())
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("uncancel doesn't take the request back")
    t = asyncio.create_task(asyncio.sleep(1, "x"))
    await t
    print(t.cancel(), t.cancelling(), t.uncancel())

asyncio.run(main())
