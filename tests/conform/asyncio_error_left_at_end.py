# An exception that nobody caught and the future that it came from hold each
# other: what its frames hold goes with the program's globals, in the order of
# creation, so that the loop is closed before a coroutine that is left.
import asyncio


class Tells:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('gone:', self.name)


async def main():
    queue = asyncio.LifoQueue()

    async def waits():
        mine = Tells('of the task')
        try:
            await queue.get()
        finally:
            print('left')

    asyncio.create_task(waits())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    mine = Tells('of main')
    raise OSError


loop = asyncio.new_event_loop()
everybodys = Tells('global')
loop.run_until_complete(main())
