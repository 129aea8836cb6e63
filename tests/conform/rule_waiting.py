# An await gives control back only when it has to wait.
import asyncio

seen = []


async def other():
    while True:
        seen.append("other")
        await asyncio.sleep(0)


async def nothing():
    return 1


async def main():
    task = asyncio.create_task(other())
    over = asyncio.create_task(nothing())
    await asyncio.sleep(0)
    queue = asyncio.Queue()
    del seen[:]
    # "If what is awaited is done already, the task goes straight on."
    # "that every await is a switch. An await of what is there already goes on at
    # once, and then nobody else gets a turn."
    assert over.done()
    await over
    await nothing()
    await queue.put(1)
    await queue.get()
    async with asyncio.Lock():
        assert seen == []
    # "If not, it asks to be told, leaves the loop to the others, and is not in
    # READY until it is done."
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_later(1, future.set_result, None)
    me = asyncio.current_task()
    loop.call_soon(lambda: seen.append(me._fut_waiter is future))
    task.cancel()
    await future
    assert True in seen and future.done()

asyncio.run(main())
print("holds")
