# Twelve blocking calls, eight threads (four processors + 4): two rounds
import asyncio
import time

def call(n):
    time.sleep(0.2)
    return n

async def main():
    results = await asyncio.gather(*(asyncio.to_thread(call, n) for n in range(12)))
    print(results, f"{time.perf_counter():.1f}")

asyncio.run(main())
