# Done callbacks on tasks: order, removal, added when done, with functools.partial
import asyncio
import functools

def note(label, task):
    print(label, task.get_name(), task.cancelled() or task.exception() or task.result())

async def job(n):
    await asyncio.sleep(n)
    if n == 2:
        raise ValueError("two")
    return n

async def main():
    tasks = [asyncio.create_task(job(n), name=f"j{n}") for n in (1, 2, 3)]
    for t in tasks:
        t.add_done_callback(functools.partial(note, "first"))
        second = functools.partial(note, "second")
        t.add_done_callback(second)
        print(t.remove_done_callback(second))
        t.add_done_callback(tasks_left.append)
    await asyncio.sleep(2.5)
    tasks[2].cancel()
    await asyncio.wait(tasks)
    await asyncio.sleep(0)
    print(len(tasks_left))
    tasks[0].add_done_callback(functools.partial(note, "late"))
    print("added to a done task")
    await asyncio.sleep(0)

tasks_left = []
asyncio.run(main())
