# Tasks that are left when a program has ended are told of in the order in which
# the collector reached them: by the loop's timers before by those who wait for
# them.
import asyncio


async def main():
    queue = asyncio.LifoQueue()

    async def naps():
        await asyncio.sleep(0.2)

    async def waits():
        await asyncio.wait_for(asyncio.current_task(), 0.2)

    async def starts():
        try:
            async with asyncio.timeout(0.1):
                await queue.get()
        except TimeoutError:
            pass
        await asyncio.wait([asyncio.create_task(naps()),
                            asyncio.create_task(waits())])

    asyncio.create_task(starts())
    await asyncio.wait_for(asyncio.sleep(1), 0.2)


def tell(loop, context):
    print(context['task'].get_name(), context['message'])


loop = asyncio.new_event_loop()
loop.set_exception_handler(tell)
loop.run_until_complete(main())
