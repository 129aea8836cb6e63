# main fails: the other tasks are cancelled before the traceback
# stderr: any
import asyncio

async def other():
    try:
        await asyncio.sleep(10)
    finally:
        print("other is closed")

async def main():
    asyncio.create_task(other(), name="other")
    await asyncio.sleep(1)
    raise SystemError("main fails")

asyncio.run(main())
