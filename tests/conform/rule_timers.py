# A timer is a note of when to call what.
import asyncio
import time

seen = []


async def main():
    loop = asyncio.get_running_loop()
    begin = loop.time()

    def note(name):
        seen.append((name, loop.time() - begin))

    # "The loop keeps its timers by deadline."
    loop.call_later(3, note, "c")
    loop.call_later(1, note, "a")
    gone = loop.call_later(2, note, "never")
    loop.call_later(2.5, note, "b")
    # "In each pass, those that are due move to READY; one that was cancelled is
    # skipped."
    gone.cancel()
    await asyncio.sleep(4)
    assert [name for name, _ in seen] == ["a", "b", "c"]
    # "A timer is never early, but late when the loop is held up."
    # "that a timer interrupts whoever runs. It has to wait until the one who runs
    # gives control back."
    assert all(t >= due - 1e-6 for (_, t), due in zip(seen, (1, 2.5, 3)))
    del seen[:]
    begin = loop.time()
    loop.call_later(1, note, "late")
    time.sleep(5)
    assert not seen
    await asyncio.sleep(0.1)
    assert seen[0][1] >= 5
    # "In the sandbox, those with the same deadline keep the order in which they
    # were set."
    del seen[:]
    when = loop.time() + 1
    for name in "ab":
        loop.call_at(when, note, name)
    await asyncio.sleep(2)
    assert sorted(name for name, _ in seen) == ["a", "b"]

asyncio.run(main())
print("holds")
