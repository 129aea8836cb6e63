# An exception of main is caught around asyncio.run
import asyncio
import traceback

class Mine(Exception):
    pass

async def main():
    await asyncio.sleep(1)
    raise Mine("from main", 1)

try:
    asyncio.run(main())
except Mine as e:
    print(repr(e))
    last = traceback.extract_tb(e.__traceback__)[-1]
    print(last.name, last.lineno, last.line)
