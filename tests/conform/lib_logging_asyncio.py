# logging with a time format inside tasks
import asyncio
import logging
import sys
logging.basicConfig(level=logging.INFO, stream=sys.stdout, format="%(asctime)s %(levelname)s %(funcName)s: %(message)s", datefmt="%H:%M:%S")
async def work(n):
    logging.info("work %s starts", n)
    await asyncio.sleep(n)
    logging.info("work %s ends", n)
async def main():
    await asyncio.gather(*(work(n) for n in (2, 1)))
asyncio.run(main())
