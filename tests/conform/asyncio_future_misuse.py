# Awaiting oneself, a future of another loop, results that aren't there
import asyncio

async def self_wait():
    t = asyncio.current_task()
    try:
        await t
    except RuntimeError as e:
        print(str(e).split(":")[0])

async def main():
    await self_wait()
    f = asyncio.get_running_loop().create_future()
    for call in (f.result, f.exception):
        try:
            call()
        except asyncio.InvalidStateError as e:
            print(e)
    t = asyncio.create_task(asyncio.sleep(0))
    for call in (lambda: t.set_result(1), lambda: t.set_exception(ValueError())):
        try:
            call()
        except RuntimeError as e:
            print(e)
    await t

asyncio.run(main())
