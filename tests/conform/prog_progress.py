# A progress bar drawn beside work, with carriage returns, and a spinner
import asyncio
import itertools
import sys

async def bar(total, done):
    while True:
        filled = int(10 * done[0] / total)
        print(f"\r[{'#' * filled}{'.' * (10 - filled)}] {done[0] / total:4.0%}", end="", flush=True)
        if done[0] >= total:
            print()
            return
        await asyncio.sleep(0.5)

async def spinner(text):
    try:
        for c in itertools.cycle("|/-\\"):
            sys.stdout.write(f"\r{c} {text}")
            await asyncio.sleep(0.3)
    except asyncio.CancelledError:
        sys.stdout.write("\r" + " " * (len(text) + 2) + "\r")
        raise

async def job(n, done):
    await asyncio.sleep(n * 0.7)
    done[0] += 1

async def main():
    done = [0]
    async with asyncio.TaskGroup() as tg:
        tg.create_task(bar(5, done))
        for i in range(1, 6):
            tg.create_task(job(i, done))
    spin = asyncio.create_task(spinner("thinking"))
    await asyncio.sleep(1)
    spin.cancel()
    try:
        await spin
    except asyncio.CancelledError:
        print("done")

asyncio.run(main())
