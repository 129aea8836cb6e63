# A runner that is closed while another loop runs.
import asyncio
async def main():
    with asyncio.Runner() as runner:
        runner.get_loop()
asyncio.run(main())
