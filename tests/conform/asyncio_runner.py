# asyncio.Runner runs several coroutines on one loop
import asyncio

async def main(n):
    await asyncio.sleep(n)
    print(n, asyncio.get_running_loop().time())
    return asyncio.get_running_loop()

with asyncio.Runner() as runner:
    a = runner.run(main(1))
    b = runner.run(main(2))
    print(a is b, runner.get_loop() is a)
print(a.is_closed())
