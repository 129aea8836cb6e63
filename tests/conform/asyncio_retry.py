# Retry with exponential back-off
import asyncio

class Flaky:
    def __init__(self, fails):
        self.fails = fails
    async def call(self):
        await asyncio.sleep(0.1)
        if self.fails:
            self.fails -= 1
            raise ConnectionError(f"{self.fails} failures left")
        return "ok"

async def retry(op, tries, base=0.5):
    for i in range(tries):
        try:
            return await op()
        except ConnectionError as e:
            print(f"{asyncio.get_running_loop().time():.2f} try {i}: {e}")
            if i == tries - 1:
                raise
            await asyncio.sleep(base * 2 ** i)

async def main():
    print(await retry(Flaky(2).call, 4))
    try:
        await retry(Flaky(9).call, 3)
    except ConnectionError as e:
        print("gave up:", e)

asyncio.run(main())
