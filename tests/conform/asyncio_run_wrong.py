# asyncio.run wants a coroutine, and no running loop
import asyncio

async def nothing():
    return 1

try:
    asyncio.run(nothing)
except ValueError as e:
    print(str(e).split(" at 0x")[0])

async def main():
    c = nothing()
    try:
        asyncio.run(c)
    except RuntimeError as e:
        print(e)
    print(await c)

asyncio.run(main())
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)
try:
    asyncio.create_task(c := nothing())
except RuntimeError as e:
    print(e)
    c.close()
