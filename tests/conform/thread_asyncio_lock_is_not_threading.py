# A threading.Lock held over an await stops the loop: the second task never lets the first go on
# stderr: any
import asyncio
import threading

lock = threading.Lock()

async def careful(name):
    print(name, "wants the lock")
    with lock:
        print(name, "has it")
        await asyncio.sleep(0.1)
    print(name, "gave it back")

async def main():
    await asyncio.gather(careful("a"), careful("b"))

asyncio.run(main())
