# One at a time, first come, first served.
import asyncio
import threading

seen, inside = [], []


async def work(name):
    for n in range(2):
        # "There is one thread, so two tasks never run at the same moment."
        assert threading.current_thread() is threading.main_thread()
        inside.append(name)
        assert len(inside) == 1
        seen.append(name)
        inside.pop()
        await asyncio.sleep(0)


async def main():
    # "The loop takes the first of READY and lets it run until it waits or ends:
    # that is its turn. Then the next."
    begin = asyncio.get_running_loop().time()
    await asyncio.gather(*map(work, "abc"))
    assert seen == list("abcabc")
    # "that asyncio makes computing faster. It makes waiting cheap: many can wait
    # at once, one runs."
    await asyncio.gather(*(asyncio.sleep(1) for _ in range(100)))
    assert 1 <= asyncio.get_running_loop().time() - begin < 1.5

asyncio.run(main())
print("holds")
