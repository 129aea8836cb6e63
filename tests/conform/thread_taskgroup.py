# A TaskGroup of to_thread calls: one fails, the others' threads still end
import asyncio
import time

def job(n):
    time.sleep(n / 10)
    if n == 2:
        raise ValueError("two")
    print("job", n, "ends")
    return n

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(asyncio.to_thread(job, n)) for n in (1, 2, 3)]
    except* ValueError as e:
        print(repr(e.exceptions[0]), f"at {time.perf_counter():.1f}")
    print([t.cancelled() for t in tasks])

asyncio.run(main())
print(f"{time.perf_counter():.1f}")
