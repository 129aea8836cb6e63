# Done callbacks run in order of adding, a pass after the result
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    def a(fut): print("a", fut is f)
    def b(fut): print("b")
    f.add_done_callback(a)
    f.add_done_callback(b)
    f.add_done_callback(a)
    f.add_done_callback(lambda fut: print("c"))
    print("removed", f.remove_done_callback(a))
    f.set_result(None)
    print("result set")
    await asyncio.sleep(0)
    print("next pass")
    f.add_done_callback(lambda fut: print("late"))
    print("added late")
    await asyncio.sleep(0)
    print("end")

asyncio.run(main())
