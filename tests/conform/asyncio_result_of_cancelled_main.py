# main swallows the cancel that asyncio.run's caller would see
import asyncio

async def main():
    me = asyncio.current_task()
    asyncio.get_running_loop().call_later(1, me.cancel, "wake up")
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        print("swallowed", e.args, me.cancelling())
    return "main's own result"

print(asyncio.run(main()))
async def outer():
    task = asyncio.create_task(main())
    return await task
print(asyncio.run(outer()))
