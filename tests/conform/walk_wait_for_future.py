"""wait_for around a future that is no task: shielded, and bare."""
import asyncio


async def save():
    await asyncio.sleep(3)
    return "saved"


async def main():
    saving = asyncio.create_task(save())
    try:
        await asyncio.wait_for(asyncio.shield(saving), 1)
    except asyncio.TimeoutError:
        print("too long")
    box = asyncio.get_running_loop().create_future()
    try:
        await asyncio.wait_for(box, 1)
    except asyncio.TimeoutError:
        print("empty")
    print(await saving)


asyncio.run(main())
