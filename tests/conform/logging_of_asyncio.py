# asyncio's own log records: what is said when a loop is made and closed, and of
# a problem, and from where.
import asyncio
import logging

logging.basicConfig(level=logging.DEBUG, format="%(levelname)s %(name)s "
                    "%(filename)s:%(lineno)d %(funcName)s %(message)s")


async def main():
    logging.info("in main")
    asyncio.get_running_loop().call_exception_handler({"message": "odd"})


asyncio.run(main())


logging.getLogger("asyncio").setLevel(logging.INFO)
loop = asyncio.new_event_loop()
loop.set_debug(True)
loop.call_exception_handler({"message": "in debug",
                             "exception": ValueError("v")})
logging.getLogger("asyncio").setLevel(logging.DEBUG)
loop.close()
