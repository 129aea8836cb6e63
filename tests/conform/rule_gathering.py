# gather runs them together and waits for all.
import asyncio

order, tasks = [], []


async def work(n, fails=False):
    tasks.append(asyncio.current_task())
    order.append("begin %d" % n)
    await asyncio.sleep(n)
    order.append("end %d" % n)
    if fails:
        raise ValueError(n)
    return n


async def main():
    loop = asyncio.get_running_loop()
    begin = loop.time()
    # "gather makes a task of each coroutine it is given, in that order, and waits
    # until every one is over."
    # "The results come in the order of the arguments, not in that of finishing."
    assert await asyncio.gather(work(3), work(1), work(2)) == [3, 1, 2]
    assert order == ["begin 3", "begin 1", "begin 2", "end 1", "end 2", "end 3"]
    assert len(set(tasks)) == 3 and 3 <= loop.time() - begin < 3.5
    # "If one fails, its exception comes out of the await at once, and the others
    # run on; with return_exceptions=True it stands among the results instead."
    # "that gather runs its arguments one after the other, or that it cancels the
    # rest when one fails: that is what a TaskGroup does."
    begin = loop.time()
    del order[:]
    try:
        await asyncio.gather(work(3), work(1, fails=True))
        raise AssertionError("it fails")
    except ValueError:
        assert 1 <= loop.time() - begin < 1.5
    await asyncio.sleep(5)
    assert order[-1] == "end 3"
    one, two = await asyncio.gather(work(2, fails=True), work(1),
                                    return_exceptions=True)
    assert isinstance(one, ValueError) and two == 1

asyncio.run(main())
print("holds")
