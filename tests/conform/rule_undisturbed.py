# Between two awaits nobody else runs.
import asyncio

shared = 0


async def adder():
    global shared
    # "A task runs on its own until it waits at an await, or ends. Between two
    # awaits no other task can change anything under its hands."
    for _ in range(3):
        before = shared
        # "The price: as long as it computes, all the others stand still."
        for _ in range(50):
            # "that tasks run at the same time, or are interrupted after a
            # while. The loop never interrupts a task; a task has to give control
            # back by itself."
            assert shared == before
            before += 1
            shared += 1
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(adder(), adder(), adder())
    assert shared == 450

asyncio.run(main())
print("holds")
