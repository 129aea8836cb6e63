# Task names: counted by default, given, changed
import asyncio

async def who(tag):
    t = asyncio.current_task()
    print(tag, t.get_name())
    await asyncio.sleep(0)
    print(tag, t.get_name(), t is asyncio.current_task())

async def main():
    print(asyncio.current_task().get_name())
    a = asyncio.create_task(who("a"))
    b = asyncio.create_task(who("b"), name="Bob")
    c = asyncio.ensure_future(who("c"))
    d = asyncio.create_task(who("d"), name=42)
    await asyncio.sleep(0)
    c.set_name("Carol")
    await asyncio.gather(a, b, c, d)
    print([t.get_name() for t in (a, b, c, d)], repr(d.get_name()))
    print(sorted(t.get_name() for t in asyncio.all_tasks()))

asyncio.run(main())
