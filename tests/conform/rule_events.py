# An event is a light that stays on.
import asyncio

seen = []


async def waiter(event, name):
    await event.wait()
    seen.append(name)


async def main():
    event = asyncio.Event()
    # "wait() at an event that is set goes straight on; else it waits."
    tasks = [asyncio.create_task(waiter(event, name)) for name in "ab"]
    await asyncio.sleep(1)
    assert seen == []
    # "set() wakes all that wait, and whoever comes later goes through, until
    # clear()."
    # "that set() is a push that only those waiting get. It stays set; what is for
    # one task only is better put into a queue."
    event.set()
    await asyncio.sleep(1)
    assert seen == ["a", "b"]
    await event.wait()
    event.clear()
    late = asyncio.create_task(waiter(event, "late"))
    await asyncio.sleep(1)
    assert not late.done()
    late.cancel()
    del tasks

asyncio.run(main())
print("holds")
