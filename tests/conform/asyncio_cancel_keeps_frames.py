# A task that is woken by a cancellation lets go of the frames that this went
# through only when it is over, behind its own callbacks.
import asyncio
class D:
    def __del__(self): print('del')
async def numbers(n):
    try:
        yield 1
    finally:
        print('numbers fin')
async def main():
    async def work1():
        d = numbers(1); print(await d.__anext__())
        await asyncio
    async def work5():
        try:
            async with asyncio.timeout(0.3):
                t8 = asyncio.create_task(work1())
                await asyncio.sleep(1)
        except TimeoutError as e:
            print('timeout')
        print('over')
    t14 = asyncio.create_task(work5())
    t14.add_done_callback(lambda f: print("t14 cb"))
    await asyncio.wait([t14])
    print('main')
asyncio.run(main())
