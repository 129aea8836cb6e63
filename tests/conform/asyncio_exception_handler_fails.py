# An exception inside the handler itself is reported by the default handler
import asyncio

def handler(loop, context):
    print("handler", context["message"])
    raise RuntimeError("the handler is broken")

async def main():
    asyncio.get_running_loop().set_exception_handler(handler)
    asyncio.get_running_loop().call_soon(lambda: int("x"))
    await asyncio.sleep(0.1)
    print("still running")

asyncio.run(main())
