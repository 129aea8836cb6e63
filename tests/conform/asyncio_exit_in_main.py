# sys.exit in main, caught around asyncio.run
import asyncio
import sys

async def main():
    await asyncio.sleep(1)
    sys.exit(3)

try:
    asyncio.run(main())
except SystemExit as e:
    print("exit", e.code)
print("goes on")
