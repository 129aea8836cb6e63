# callbacks: what call_soon, call_later and a done callback will call
import asyncio
import functools


def tell(*args):
    print(*args)


class Bell:
    def ring(self):
        print('ring')


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(tell, 'soon')
    loop.call_soon(functools.partial(tell, 'partial'), 'soon')
    loop.call_soon(Bell().ring)
    loop.call_later(1, print, 'later')
    done = loop.create_future()
    loop.call_later(2, done.set_result, 7)
    task = asyncio.create_task(asyncio.sleep(1))
    task.add_done_callback(lambda task: print('over'))
    tell(await done)
    await asyncio.wait_for(asyncio.sleep(1), 2)


asyncio.run(main())
