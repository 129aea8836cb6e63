# await in a plain def inside an async one
import asyncio
async def main():
    def helper():
        await asyncio.sleep(1)
    helper()
