# An exception that leaves main leaves asyncio.run; exit status 1
# stderr: any
import asyncio

async def inner():
    await asyncio.sleep(1)
    return {}["missing"]

async def main():
    try:
        await inner()
    finally:
        print("finally in main")

print("start")
asyncio.run(main())
print("not reached")
