# timeout wants a task; a cancel from outside is no timeout
import asyncio

async def guarded():
    try:
        async with asyncio.timeout(10) as cm:
            await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("cancelled, expired:", cm.expired())
        raise
    except TimeoutError:
        print("timeout")

async def both():
    try:
        async with asyncio.timeout(1) as cm:
            try:
                await asyncio.sleep(5)
            finally:
                print("clean-up starts")
                await asyncio.sleep(1)
                print("clean-up done")
    except TimeoutError:
        print("timeout after clean-up")

async def main():
    t = asyncio.create_task(guarded())
    await asyncio.sleep(1)
    t.cancel("stop")
    try:
        await t
    except asyncio.CancelledError as e:
        print("main", e.args)
    await both()
    t = asyncio.create_task(both())
    await asyncio.sleep(1)
    await asyncio.sleep(0)
    t.cancel("during clean-up")
    print(await asyncio.gather(t, return_exceptions=True))

asyncio.run(main())
try:
    coro = asyncio.timeout(1).__aenter__()
    coro.send(None)
except RuntimeError as e:
    print(e)
