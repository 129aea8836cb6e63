# A lock guards what an await would tear apart.
import asyncio
import threading

order, inside = [], []


async def work(name, lock):
    # "One task has the lock at a time; who comes meanwhile waits in line and gets
    # it in the order of coming."
    async with lock:
        inside.append(name)
        await asyncio.sleep(1)
        assert inside == [name]
        inside.pop()
        order.append(name)


async def adds(counter):
    # "Between two awaits no lock is needed, since nobody else runs there."
    for _ in range(100):
        counter[0] += 1
    await asyncio.sleep(0)


async def main():
    lock = asyncio.Lock()
    # "A lock that is free is taken without giving control back."
    other = asyncio.create_task(adds([0]))
    async with lock:
        assert not other.done()
    await asyncio.gather(*(work(name, lock) for name in "abc"))
    assert order == list("abc")
    # "that each shared variable needs a lock, as with threads; and that the lock of
    # asyncio works between threads. It doesn't."
    counter = [0]
    await asyncio.gather(*(adds(counter) for _ in range(10)))
    assert counter == [1000]
    await lock.acquire()
    told = []

    def other_thread():
        async def wants():
            await lock.acquire()
        try:
            asyncio.run(wants())
        except RuntimeError as error:
            told.append(error)

    holder = asyncio.create_task(lock.acquire()) # now it belongs to this loop
    await asyncio.sleep(0)
    thread = threading.Thread(target=other_thread)
    thread.start()
    thread.join()
    assert "is bound to a different event loop" in str(told[0])
    holder.cancel()

asyncio.run(main())
print("holds")
