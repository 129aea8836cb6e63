# sleep(0) lets the others go first.
import asyncio

seen = []


async def turns(name):
    for n in range(3):
        seen.append(name + str(n))
        # "await asyncio.sleep(0) sets no timer."
        # "The task goes to the back of READY and runs again in the next pass,
        # behind all that are ready now."
        # "that it does nothing. It is the way for a long computation to let others
        # have a turn."
        await asyncio.sleep(0)


async def main():
    loop = asyncio.get_running_loop()
    call_later, timers = loop.call_later, []
    loop.call_later = lambda *args: timers.append(args) or call_later(*args)
    await asyncio.gather(turns("a"), turns("b"))
    assert seen == ["a0", "b0", "a1", "b1", "a2", "b2"]
    assert not timers

asyncio.run(main())
print("holds")
