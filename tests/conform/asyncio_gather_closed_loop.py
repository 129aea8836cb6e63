# gather of a future that is done and belongs to a closed loop: its callback cannot be queued
import asyncio

loop = asyncio.new_event_loop()
done, pending = loop.create_future(), loop.create_future()
done.set_result(1)
loop.close()


async def main():
    for future in (done, pending):
        for call in (asyncio.gather, lambda f: f.add_done_callback(print)):
            try:
                call(future)
                print('fine')
            except RuntimeError as error:
                print(error)
    print(await done)

asyncio.run(main())
